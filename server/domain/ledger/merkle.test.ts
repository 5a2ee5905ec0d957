import { createHash } from "node:crypto";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { appendLeaf, decodeFrontier, EMPTY_FRONTIER, encodeFrontier, leafHash, nodeHash, rootHash, rootOfLeaves, type Frontier } from "./merkle";

const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const sha = (...parts: Uint8Array[]) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

/** MTH of RFC 6962 §2.1, word for word: the largest power of two smaller than n splits the list. */
function mth(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha();
  if (leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Buffer.of(1), mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

describe("Merkle tree", () => {
  test("the frontier gives the root that RFC 6962 defines, at every size up to 600", () => {
    const leaves = leavesOf(600);
    let frontier: Frontier = EMPTY_FRONTIER;
    for (let size = 0; size <= 600; size++) {
      expect(frontier.size).toBe(size);
      if (size < 70 || size % 37 === 0 || size > 590) expect(hex(rootHash(frontier)), `size ${size}`).toBe(hex(mth(leaves.slice(0, size))));
      const leaf = leaves[size];
      if (leaf) frontier = appendLeaf(frontier, leaf);
    }
    expect(hex(rootOfLeaves(leaves))).toBe(hex(mth(leaves)));
  });

  test("stored and read back between any two leaves it grows to the same root", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 130 }), fc.array(fc.nat({ max: 129 })), (count, stops) => {
      let frontier: Frontier = EMPTY_FRONTIER;
      leavesOf(count).forEach((leaf, i) => {
        frontier = appendLeaf(frontier, leaf);
        if (stops.includes(i)) frontier = decodeFrontier(frontier.size, encodeFrontier(frontier));
      });
      expect(hex(rootHash(frontier))).toBe(hex(mth(leavesOf(count))));
    }), { numRuns: 40 });
  });

  test("any leaf changed, dropped, doubled or moved gives another root", () => {
    const leaves = leavesOf(21);
    const root = hex(rootOfLeaves(leaves));
    for (let i = 0; i < leaves.length; i++) {
      expect(hex(rootOfLeaves(leaves.with(i, leafHash(Buffer.from("other")))))).not.toBe(root);
      expect(hex(rootOfLeaves(leaves.toSpliced(i, 1)))).not.toBe(root);
      expect(hex(rootOfLeaves(leaves.toSpliced(i, 0, leaves[i] ?? Buffer.of())))).not.toBe(root);
      if (i > 0) expect(hex(rootOfLeaves(leaves.with(i, leaves[i - 1] ?? Buffer.of()).with(i - 1, leaves[i] ?? Buffer.of())))).not.toBe(root);
    }
  });

  test("a node cannot pass for a leaf: they are hashed under different prefixes", () => {
    const [left, right] = [leafHash(Buffer.of(1)), leafHash(Buffer.of(2))];
    expect(hex(leafHash(Buffer.concat([left, right])))).not.toBe(hex(nodeHash(left, right)));
    expect(hex(nodeHash(left, right))).toBe(hex(sha(Buffer.of(1), left, right)));
  });

  test("stored bytes that do not fit the size are refused", () => {
    const bytes = encodeFrontier({ size: 3, hashes: leavesOf(2) });
    for (const size of [0, 1, 2, 7, 2 ** 40 - 1]) expect(() => decodeFrontier(size, bytes)).toThrow(expect.objectContaining({ code: "FRONTIER_LENGTH" }));
    expect(() => decodeFrontier(3, bytes.subarray(1))).toThrow(expect.objectContaining({ code: "FRONTIER_LENGTH" }));
    expect(() => appendLeaf({ size: 3, hashes: [] }, leafHash(Buffer.of()))).toThrow(expect.objectContaining({ code: "FRONTIER_SHORT" }));
  });

  test("appending leaves the old frontier as it was", () => {
    const before = leavesOf(5).reduce<Frontier>(appendLeaf, EMPTY_FRONTIER);
    const root = hex(rootHash(before));
    appendLeaf(before, leafHash(Buffer.of(9)));
    expect(hex(rootHash(before))).toBe(root);
    expect(EMPTY_FRONTIER).toEqual({ size: 0, hashes: [] });
  });
});
