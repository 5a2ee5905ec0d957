import type { CipherGCM } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

import { CHUNK_BYTES, chunkSealer, HEADER_BYTES, sealHeader, tagOf, type FileKey } from "../domain/crypto/sealed-file";
import { BlobWriter } from "./blob-writer";
import { giveBack } from "./give-back";

/**
 * Seals a stream while it is received and written; the header comes last, when the digest is known. Measured against sealing
 * in the thread pool, which copies each chunk twice, this is the faster half. Sealed bytes are freed as soon as they are written.
 */
export class SealedWriter {
  private readonly writer: BlobWriter;
  private sealer: CipherGCM | undefined;
  private filled = 0;
  private index = 0;
  private started = false;

  constructor(private readonly file: FileHandle, private readonly key: FileKey) {
    this.writer = new BlobWriter(file, giveBack);
  }

  async take(bytes: Uint8Array): Promise<void> {
    await this.start();
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + CHUNK_BYTES - this.filled);
      this.sealer ??= chunkSealer(this.key, this.index, false);
      await this.writer.take(this.sealer.update(part));
      this.filled += part.length;
      at += part.length;
      if (this.filled === CHUNK_BYTES) await this.endChunk();
    }
  }

  /** Everything is on disk (fsync) when this returns. */
  async finish(wrapping: Uint8Array, context: string): Promise<void> {
    await this.start();
    await this.endChunk();
    await this.writer.take(tagOf(chunkSealer(this.key, this.index, true)));
    const header = sealHeader(this.key, wrapping, context);
    const { bytesWritten } = await this.writer.drained(async () => this.file.write(header, 0, HEADER_BYTES, 0));
    if (bytesWritten !== HEADER_BYTES) throw new Error(`The disk took ${bytesWritten} of ${HEADER_BYTES} bytes: it may be full.`);
    await this.writer.finish();
  }

  /** Leaves room for the header. */
  private async start(): Promise<void> {
    if (!this.started) await this.writer.take(new Uint8Array(HEADER_BYTES));
    this.started = true;
  }

  private async endChunk(): Promise<void> {
    if (!this.sealer) return;
    await this.writer.take(tagOf(this.sealer));
    [this.sealer, this.filled] = [undefined, 0];
    this.index++;
  }
}
