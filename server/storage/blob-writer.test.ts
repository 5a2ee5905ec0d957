import type { FileHandle } from "node:fs/promises";

import { expect, test } from "vitest";

import { BlobWriter } from "./blob-writer";

const disk = (takes: (bytes: number) => number) => {
  const written: Uint8Array[] = [];
  const handle = {
    writev: async (chunks: Uint8Array[]) => {
      const all = Buffer.concat(chunks);
      const bytesWritten = takes(all.length);
      written.push(all.subarray(0, bytesWritten));
      return Promise.resolve({ bytesWritten });
    },
    datasync: async () => Promise.resolve(),
    sync: async () => Promise.resolve(),
  } as unknown as FileHandle;
  return { handle, bytes: () => Buffer.concat(written) };
};

test("everything taken is written once, in order, whatever the sizes of the chunks", async () => {
  const chunks = Array.from({ length: 300 }, (_, i) => Buffer.alloc((i * 7919) % 20_000, i % 251));
  const { handle, bytes } = disk((all) => all);
  const done: Uint8Array[] = [];
  const writer = new BlobWriter(handle, (chunk) => done.push(chunk));
  for (const chunk of chunks) await writer.take(chunk);
  await writer.finish();
  expect(bytes().equals(Buffer.concat(chunks))).toBe(true);
  expect(done).toEqual(chunks);
});

test("a disk that takes only a part is an error, never a shorter file", async () => {
  const { handle } = disk((all) => all - 1);
  const writer = new BlobWriter(handle);
  await writer.take(Buffer.alloc(10));
  await expect(writer.finish()).rejects.toThrow(/took 9 of 10 bytes/);
});
