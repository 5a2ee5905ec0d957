import { expect, test } from "vitest";

import { giveBack, givingBack } from "./give-back";

test("bytes given back are gone at once; those that share their memory stay", () => {
  const own = new Uint8Array(100_000).fill(7);
  giveBack(own);
  expect(own.length).toBe(0);
  const shared = new Uint8Array(100_000).fill(7);
  giveBack(shared.subarray(0, 50_000));
  expect([shared.length, shared[0]]).toEqual([100_000, 7]);
});

test("a chunk can be read until the next is asked for, and one that was not asked for is not lost", async () => {
  async function* source() {
    for (const value of [1, 2, 3]) yield Promise.resolve(new Uint8Array(8).fill(value));
  }
  const seen: number[] = [];
  const chunks: Uint8Array[] = [];
  for await (const chunk of givingBack(source())) {
    chunks.push(chunk);
    seen.push(chunk[7] ?? 0);
    if (chunks.length === 2) break;
  }
  expect(seen).toEqual([1, 2]);
  expect(chunks.map(({ length }) => length)).toEqual([0, 8]);
});
