import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { decodeKeyTree, encodeKeyTree, hasKey, keyOf, newKeyTree, pointOf, withoutPoint, type KeyTree } from "./key-tree";

const hex = (key: Uint8Array | undefined) => (key ? Buffer.from(key).toString("hex") : "destroyed");
const withoutKey = (tree: KeyTree, subject: string) => withoutPoint(tree, pointOf(tree, subject));
const subjects = Array.from({ length: 200 }, (_, i) => `evidence:ev_${i}`);

describe("the key tree", () => {
  test("a subject has always the same key, each its own, and another tree other ones", () => {
    const [tree, other] = [newKeyTree(), newKeyTree()];
    expect(new Set(subjects.map((subject) => hex(keyOf(tree, subject)))).size).toBe(subjects.length);
    for (const subject of subjects) {
      expect(hex(keyOf(tree, subject))).toBe(hex(keyOf(tree, subject)));
      expect(hex(keyOf(other, subject))).not.toBe(hex(keyOf(tree, subject)));
      expect(keyOf(tree, subject)).toHaveLength(32);
    }
  });

  test("destroying any keys in any order takes those and leaves every other as it was", () => {
    const tree = newKeyTree();
    fc.assert(fc.property(fc.uniqueArray(fc.nat({ max: subjects.length - 1 }), { maxLength: 12 }), (chosen) => {
      const gone = new Set(chosen.map((i) => subjects[i] ?? ""));
      const punctured = [...gone].reduce(withoutKey, tree);
      for (const subject of subjects) expect(hex(keyOf(punctured, subject))).toBe(gone.has(subject) ? "destroyed" : hex(keyOf(tree, subject)));
      for (const subject of subjects) expect(hasKey(punctured, subject)).toBe(!gone.has(subject));
    }), { numRuns: 30 });
  });

  test("nothing that is left is on the way to a destroyed key: no node above it and no secret of its path", () => {
    const tree = newKeyTree();
    const key = hex(keyOf(tree, "file:a"));
    const after = withoutKey(tree, "file:a");
    const kept = new Set([...after.nodes.values()].map(hex));
    expect(after.nodes.has("")).toBe(false);
    expect([kept.has(key), kept.has(hex(tree.nodes.get("")))]).toEqual([false, false]);
    expect(after.nodes.size).toBe(20 * 15);
  });

  test("a key destroyed twice is destroyed", () => {
    const once = withoutKey(newKeyTree(), "a");
    expect(withoutKey(once, "a")).toBe(once);
    for (const wrong of ["", "0".repeat(19), "0".repeat(21), "g".repeat(20)]) expect(() => withoutPoint(once, wrong)).toThrow(RangeError);
  });

  test("it is the same tree after it was written and read, destroyed keys included", () => {
    const tree = withoutKey(withoutKey(newKeyTree(), "a"), "b");
    const read = decodeKeyTree(encodeKeyTree(tree));
    for (const subject of ["a", "b", ...subjects]) expect(hex(keyOf(read, subject))).toBe(hex(keyOf(tree, subject)));
    for (const length of [0, 31, 40, encodeKeyTree(tree).length - 1]) expect(() => decodeKeyTree(encodeKeyTree(tree).subarray(0, length))).toThrow(RangeError);
  });
});
