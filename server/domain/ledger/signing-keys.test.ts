import { expect, test } from "vitest";

import { signingKeys } from "./signing-keys";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const old = { name: "old", fromSize: 0, retireAt: day(10) };
const next = { name: "next", fromSize: 8, retireAt: null };
const names = (keys: { name: string }[]) => keys.map(({ name }) => name);

test("both keys sign while one follows the other, the older first, and the new one alone afterwards", () => {
  const during = signingKeys([next, old], { oldSize: 8, newSize: 9 }, day(9));
  expect([names(during.signing), names(during.over)]).toEqual([["old", "next"], []]);
  const after = signingKeys([next, old], { oldSize: 9, newSize: 10 }, day(10));
  expect([names(after.signing), names(after.over)]).toEqual([["next"], ["old"]]);
});

test("the head above the change of keys bears the old key's line even where the overlap is of no days", () => {
  expect(names(signingKeys([old, next], { oldSize: 7, newSize: 8 }, day(20)).signing)).toEqual(["old", "next"]);
});

test("a key signs no head that is smaller than its first", () => {
  expect(names(signingKeys([{ ...old, retireAt: null }, next], { oldSize: 3, newSize: 5 }, day(1)).signing)).toEqual(["old"]);
});
