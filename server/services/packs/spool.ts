import { createHash } from "node:crypto";
import { open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";

import { v4 as uuid } from "uuid";

import type { PackPart } from "@/server/domain/packs/write-zip";

export type SpooledFile = { write: (bytes: Uint8Array) => Promise<void>; end: () => void };
const CHUNK_BYTES = 1 << 20;

/**
 * The small files of a pack while it is made, in one file on disk: memory holds their names and digests only. The file
 * has no name from the start, so nothing of it is left behind whatever happens to the process.
 */
export class Spool {
  private end = 0;
  private readonly places = new Map<string, PackPart & { at: number }>();

  private constructor(private readonly file: FileHandle) {}

  static async open(): Promise<Spool> {
    const name = path.join(tmpdir(), `proofroom-pack-${uuid()}`);
    const file = await open(name, "wx+", 0o600);
    await rm(name);
    return new Spool(file);
  }

  /** Keeps a file's bytes; a path that is there already keeps its first. */
  async add(at: string, bytes: Uint8Array): Promise<void> {
    if (this.places.has(at)) return;
    const file = this.begin(at);
    await file.write(bytes);
    file.end();
  }

  /** A file whose bytes come in pieces. It is in the spool when it is ended; no other may be begun before. */
  begin(at: string): SpooledFile {
    const [place, hash] = [this.end, createHash("sha256")];
    let crc = 0;
    return {
      write: async (bytes) => {
        await this.append(bytes);
        crc = crc32(bytes, crc);
        hash.update(bytes);
      },
      end: () => {
        const size = this.end - place;
        this.places.set(at, { path: at, size, crc, sha256: hash.digest("hex"), at: place, open: () => this.chunks(place, size) });
      },
    };
  }

  async addText(at: string, text: string): Promise<void> {
    await this.add(at, Buffer.from(text, "utf8"));
  }

  parts(): PackPart[] {
    return [...this.places.values()];
  }

  /** Bytes of one kept file. Throws where there is none of this path. */
  async read(at: string): Promise<Uint8Array> {
    const place = this.places.get(at);
    if (!place) throw new RangeError(`${at} is not in the spool`);
    return this.bytesAt(place.at, place.size);
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async append(bytes: Uint8Array): Promise<void> {
    const { bytesWritten } = await this.file.write(bytes, 0, bytes.length, this.end);
    if (bytesWritten !== bytes.length) throw new Error(`The disk took ${bytesWritten} of ${bytes.length} bytes: it may be full.`);
    this.end += bytes.length;
  }

  private async *chunks(at: number, size: number): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < size; from += CHUNK_BYTES) yield await this.bytesAt(at + from, Math.min(CHUNK_BYTES, size - from));
  }

  private async bytesAt(at: number, size: number): Promise<Uint8Array> {
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await this.file.read(bytes, 0, size, at);
    if (bytesRead !== size) throw new Error("The spool of a pack is shorter than what was written to it.");
    return bytes;
  }
}
