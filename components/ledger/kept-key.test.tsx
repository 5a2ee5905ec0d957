import { expect, test } from "vitest";

import { hasChanged, keep, keepSeen, type KeptKey, parseKept, rawKept, readSeen } from "./kept-key";

const KEY: KeptKey = { vkey: "example/log+0a1b2c3d+AAAA", since: "2026-03-05T10:00:00.000Z", from: "server" };

const readKept = (place: Parameters<typeof rawKept>[0], origin: string) => parseKept(rawKept(place, origin));

function shelf() {
  const kept = new Map<string, string>();
  return { kept, getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value) };
}

test("a key is kept for its own log only, until another is put in its place", () => {
  const place = shelf();
  expect(readKept(place, "example/log")).toBeNull();
  expect(keep(place, "example/log", KEY)).toBe(true);
  expect(readKept(place, "example/log")).toEqual(KEY);
  expect(readKept(place, "example/other")).toBeNull();
  keep(place, "example/log", { ...KEY, vkey: "example/log+ffffffff+BBBB", from: "person" });
  expect(readKept(place, "example/log")).toMatchObject({ vkey: "example/log+ffffffff+BBBB", from: "person" });
});

test("another key than the kept one is a change; the first sight of one is none", () => {
  expect(hasChanged(KEY, KEY.vkey)).toBe(false);
  expect(hasChanged(null, KEY.vkey)).toBe(false);
  expect(hasChanged(KEY, null)).toBe(false);
  expect(hasChanged(KEY, `${KEY.vkey}x`)).toBe(true);
});

test("a browser that keeps nothing, or something that is none of ours, is no error and no key", () => {
  const closed = { getItem: () => { throw new Error("denied"); }, setItem: () => { throw new Error("denied"); } };
  expect(readKept(closed, "example/log")).toBeNull();
  expect(keep(closed, "example/log", KEY)).toBe(false);
  expect(keep(undefined, "example/log", KEY)).toBe(false);
  for (const text of ["{", "7", "{}", '{"vkey":1,"since":"","from":"server"}']) expect(readKept({ getItem: () => text, setItem: () => undefined }, "example/log")).toBeNull();
});

test("a head that was verified is kept for its log, and what cannot be read is none", () => {
  const place = shelf();
  expect(readSeen(place, "example/log")).toBeNull();
  expect(keepSeen(place, "example/log", { size: 7, root: "AAAA" })).toBe(true);
  expect([readSeen(place, "example/log"), readSeen(place, "example/other")]).toEqual([{ size: 7, root: "AAAA" }, null]);
  for (const text of ["{", "7", "{}", '{"size":"7","root":"A"}']) expect(readSeen({ getItem: () => text, setItem: () => undefined }, "example/log")).toBeNull();
  expect(keepSeen(undefined, "example/log", { size: 7, root: "AAAA" })).toBe(false);
});
