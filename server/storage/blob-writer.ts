import type { FileHandle } from "node:fs/promises";

const WRITE_BYTES = 1024 ** 2;
const SYNC_EVERY_BYTES = 64 * 1024 ** 2;

/**
 * Appends to a file while more is on its way: a megabyte is written while the next is received, and the disk is set to
 * work every 64 MiB, so that the last sync does not wait for all of it. Holds two megabytes at most.
 * `written` is called with each chunk when it was handed to the disk: from then on it is not read any more.
 */
export class BlobWriter {
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private unsyncedBytes = 0;
  private writing: Promise<void> = Promise.resolve();
  private syncing: Promise<void> = Promise.resolve();

  constructor(private readonly file: FileHandle, private readonly written: (chunk: Uint8Array) => void = () => undefined) {}

  async take(chunk: Uint8Array): Promise<void> {
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    if (this.waitingBytes >= WRITE_BYTES) await this.flush();
  }

  /** Everything is on disk (fsync) when this returns. */
  async finish(): Promise<void> {
    if (this.waitingBytes > 0) await this.flush();
    await this.writing;
    await this.syncing;
    await this.file.sync();
  }

  /** Runs `work` when everything taken so far is written, though perhaps not on disk yet. */
  async drained<T>(work: () => Promise<T>): Promise<T> {
    if (this.waitingBytes > 0) await this.flush();
    await this.writing;
    return work();
  }

  private async flush(): Promise<void> {
    await this.writing;
    if (this.unsyncedBytes >= SYNC_EVERY_BYTES) {
      await this.syncing;
      this.syncing = this.file.datasync();
      this.syncing.catch(() => undefined); // thrown where it is awaited
      this.unsyncedBytes = 0;
    }
    this.writing = this.write(this.waiting, this.waitingBytes);
    this.writing.catch(() => undefined); // thrown where it is awaited
    this.unsyncedBytes += this.waitingBytes;
    [this.waiting, this.waitingBytes] = [[], 0];
  }

  private async write(chunks: Uint8Array[], bytes: number): Promise<void> {
    const { bytesWritten } = await this.file.writev(chunks);
    if (bytesWritten !== bytes) throw new Error(`The disk took ${bytesWritten} of ${bytes} bytes: it may be full.`);
    chunks.forEach(this.written);
  }
}
