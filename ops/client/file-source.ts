import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";

/** A file to upload, by its path (sent again after a failure) or as a stream (sent once). */
export type FileSource = string | URL | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;
export type Upload = {
  fileName: string | undefined;
  repeatable: boolean;
  headers: Record<string, string>;
  open: () => ReadableStream<Uint8Array>;
  /** The SHA-256 of what was sent, known once it was. */
  sha256: () => string;
};

/** Gets a file ready for upload: one by path is digested beforehand, so that the server refuses what changed on its way. */
export async function prepareUpload(source: FileSource): Promise<Upload> {
  if (typeof source !== "string" && !(source instanceof URL)) return streamed(source as AsyncIterable<Uint8Array>);
  const { size } = await stat(source);
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(source, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array);
  const digest = hash.digest();
  return {
    fileName: basename(source instanceof URL ? source.pathname : source), repeatable: true, sha256: () => digest.toString("hex"),
    headers: { "content-length": String(size), "content-digest": `sha-256=:${digest.toString("base64")}:` },
    open: () => toWeb(createReadStream(source, { highWaterMark: 1 << 18 })),
  };
}

function streamed(source: AsyncIterable<Uint8Array>): Upload {
  const hash = createHash("sha256");
  async function* metered(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return { fileName: undefined, repeatable: false, headers: {}, open: () => toWeb(metered()), sha256: () => hash.digest("hex") };
}

function toWeb(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  }, { highWaterMark: 0 });
}
