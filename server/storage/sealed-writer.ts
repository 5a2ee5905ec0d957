import type { FileHandle } from "node:fs/promises";

import { CHUNK_BYTES, HEADER_BYTES, sealChunk, sealHeader, type FileKey } from "../domain/crypto/sealed-file";
import { BlobWriter } from "./blob-writer";

/** Chunks on their way through the thread pool at most: 2 MiB. */
const IN_FLIGHT = 32;

/** Seals a stream chunk by chunk while it is received and written. Its header comes last, when the digest is known. */
export class SealedWriter {
  private readonly writer: BlobWriter;
  private readonly sealing: Promise<Uint8Array>[] = [];
  private chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  private filled = 0;
  private index = 0;

  constructor(private readonly file: FileHandle, private readonly key: FileKey) {
    this.writer = new BlobWriter(file);
    this.sealing.push(Promise.resolve(new Uint8Array(HEADER_BYTES)));
  }

  async take(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      // A full chunk waits for the next byte: until then it may be the last.
      if (this.filled === CHUNK_BYTES) await this.seal(false);
      const part = bytes.subarray(at, at + CHUNK_BYTES - this.filled);
      this.chunk.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
    }
  }

  /** Everything is on disk (fsync) when this returns. */
  async finish(wrapping: Uint8Array, context: string): Promise<void> {
    await this.seal(true);
    while (this.sealing.length > 0) await this.passOn();
    const header = sealHeader(this.key, wrapping, context);
    const { bytesWritten } = await this.writer.drained(async () => this.file.write(header, 0, HEADER_BYTES, 0));
    if (bytesWritten !== HEADER_BYTES) throw new Error(`The disk took ${bytesWritten} of ${HEADER_BYTES} bytes: it may be full.`);
    await this.writer.finish();
  }

  private async seal(last: boolean): Promise<void> {
    const sealed = sealChunk(this.key, this.index++, last, this.chunk.subarray(0, this.filled));
    sealed.catch(() => undefined); // thrown where it is awaited
    this.sealing.push(sealed);
    this.chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    this.filled = 0;
    if (this.sealing.length >= IN_FLIGHT) await this.passOn();
  }

  private async passOn(): Promise<void> {
    const sealed = await this.sealing.shift();
    if (sealed) await this.writer.take(sealed);
  }
}
