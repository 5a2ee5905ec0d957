import { expect, test } from "vitest";

import { randomFrom } from "./random";

test("bytes are never given out twice, over the edge of the pool too", () => {
  const seen = new Set(Array.from({ length: 3000 }, (_, i) => Buffer.from(randomFrom(16 + (i % 17))).subarray(0, 16).toString("hex")));
  expect(seen.size).toBe(3000);
});

test("what was given out stays as it was when more is asked for", () => {
  const first = randomFrom(32);
  const before = Buffer.from(first).toString("hex");
  for (let i = 0; i < 1000; i++) randomFrom(32);
  expect(Buffer.from(first).toString("hex")).toBe(before);
});

test("more than the pool holds is refused", () => {
  expect(() => randomFrom(8193)).toThrow(RangeError);
});
