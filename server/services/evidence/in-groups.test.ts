import { expect, test } from "vitest";

import { inGroups } from "./in-groups";

test("a call alone starts at once; those that come meanwhile form the next group, in their order", async () => {
  const groups: number[][] = [];
  const gate = Promise.withResolvers<void>();
  const call = inGroups(async (calls: number[]) => {
    groups.push(calls);
    await gate.promise;
    return calls.map((n) => n * 10);
  }, 3);
  const answers = [1, 2, 3, 4, 5].map(async (n) => call("a", n));
  expect(groups).toEqual([[1]]);
  gate.resolve();
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
  expect(groups).toEqual([[1], [2, 3, 4], [5]]);
});

test("keys do not wait for each other", async () => {
  const gate = Promise.withResolvers<void>();
  const call = inGroups(async (calls: string[]) => {
    if (calls.includes("slow")) await gate.promise;
    return calls;
  }, 10);
  const slow = call("a", "slow");
  expect(await call("b", "quick")).toBe("quick");
  gate.resolve();
  expect(await slow).toBe("slow");
});

test("where a group fails, each of its calls is tried alone and only the one at fault fails", async () => {
  const call = inGroups(async (calls: number[]) => {
    await Promise.resolve();
    if (calls.includes(3)) throw new Error("three");
    return calls;
  }, 10);
  const settled = await Promise.allSettled([1, 2, 3, 4].map(async (n) => call("a", n)));
  expect(settled.map((one) => (one.status === "fulfilled" ? one.value : String(one.reason)))).toEqual([1, 2, "Error: three", 4]);
  expect(await call("a", 5)).toBe(5);
});
