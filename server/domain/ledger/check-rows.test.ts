import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { RowCheck, type LeafRow } from "./check-rows";
import { Findings } from "./finding";
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootHash, rootOfLeaves } from "./merkle";
import { frontierNodes, subtreeRoot } from "./tile-nodes";

const bytesOf = (i: number) => Buffer.from(`leaf ${i}`);
const rowOf = (i: number): LeafRow => ({ index: i, bytes: bytesOf(i), leafHash: leafHash(bytesOf(i)), entryHash: leafHash(bytesOf(i)) });
const SIZE = 600;
const rows = Array.from({ length: SIZE }, (_, i) => rowOf(i));
const hashes = rows.map((row) => row.leafHash);
const flipped = (bytes: Uint8Array, at = 0) => Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)));
const tileOf = (n: number) => ({ hashes: Buffer.concat(hashes.slice(n * 256, (n + 1) * 256)), root: subtreeRoot(hashes.slice(n * 256, (n + 1) * 256)) });

/** Goes over rows as the tables would give them. */
function check(given: readonly LeafRow[], { from = 0, wanted = [SIZE], tile = tileOf }: { from?: number; wanted?: number[]; tile?: (n: number) => ReturnType<typeof tileOf> | undefined } = {}) {
  const findings = new Findings();
  const start = hashes.slice(0, from).reduce(appendLeaf, EMPTY_FRONTIER);
  const pass = new RowCheck(start, wanted, findings);
  for (let n = Math.floor(from / 256); n * 256 < SIZE; n++) {
    if ((n + 1) * 256 <= SIZE) pass.useTile(n, tile(n));
    else pass.useNoTile();
    for (const row of given.filter(({ index }) => index >= from && Math.floor(index / 256) === n)) pass.take(row);
    pass.bridge(Math.min((n + 1) * 256, SIZE));
  }
  return { pass, said: findings.list.map(({ code, at }) => `${code} ${at}`) };
}
const changed = (index: number, change: Partial<LeafRow>) => rows.map((row) => (row.index === index ? { ...row, ...change } : row));

describe("going over the rows of a log", () => {
  test("sound rows lead to every root asked for, from wherever the check begins", () => {
    for (const from of [0, 1, 255, 256, 257, 599, 600]) {
      const { pass, said } = check(rows, { from, wanted: [from, 300, SIZE] });
      expect(said).toEqual([]);
      expect(pass.checked).toBe(SIZE - from);
      for (const [size, root] of pass.roots) expect(Buffer.from(root).equals(Buffer.from(rootOfLeaves(hashes.slice(0, size))))).toBe(true);
      expect(pass.tree && Buffer.from(rootHash(pass.tree)).equals(Buffer.from(rootOfLeaves(hashes)))).toBe(true);
    }
  });

  test("one changed row anywhere is one finding at its index, and the tree is still the one that was signed", () => {
    const changes: [string, (row: LeafRow) => Partial<LeafRow>][] = [
      ["ENTRY_HASH", (row) => ({ bytes: flipped(row.bytes ?? new Uint8Array()) })], ["ENTRY_MISSING", () => ({ bytes: null, entryHash: null })], ["ENTRY_ROW_HASH", (row) => ({ entryHash: flipped(row.leafHash) })],
    ];
    fc.assert(fc.property(fc.integer({ min: 0, max: SIZE - 1 }), fc.constantFrom(...changes), (index, [code, change]) => {
      const { pass, said } = check(changed(index, change(rowOf(index))));
      expect(said).toEqual([`${code} entry ${index}`]);
      expect(Buffer.from(pass.roots.get(SIZE) ?? new Uint8Array()).equals(Buffer.from(rootOfLeaves(hashes)))).toBe(true);
    }), { numRuns: 60 });
  });

  test("a leaf's hash changed under a full tile is told from changed bytes; so are exchanged entries", () => {
    expect(check(changed(17, { leafHash: flipped(rowOf(17).leafHash) })).said).toEqual(["LEAF_HASH entry 17"]);
    const swapped = rows.map((row) => (row.index === 17 ? { ...rowOf(18), index: 17 } : row.index === 18 ? { ...rowOf(17), index: 18 } : row));
    expect(check(swapped).said).toEqual(["LEAF_ORDER entry 17", "LEAF_ORDER entry 18"]);
  });

  test("a gap is one finding; under a full tile the tree goes on, behind it no root is claimed", () => {
    const under = check(rows.filter(({ index }) => index < 40 || index > 60));
    expect(under.said).toEqual(["LEAF_MISSING entry 40"]);
    expect(under.pass.roots.has(SIZE)).toBe(true);
    const behind = check(rows.filter(({ index }) => index !== 550));
    expect(behind.said).toEqual(["LEAF_MISSING entry 550"]);
    expect(behind.pass.roots.has(SIZE)).toBe(false);
    expect(behind.pass.tree).toBeNull();
  });

  test("a gap of any claimed length costs nothing", () => {
    const findings = new Findings();
    const pass = new RowCheck(EMPTY_FRONTIER, [], findings);
    pass.bridge(Number.MAX_SAFE_INTEGER);
    expect(findings.total).toBe(1);
    expect(pass.size).toBe(Number.MAX_SAFE_INTEGER);
  });

  test("a tile that is missing, cut or does not lead to its root is named, and is no witness against the leaves", () => {
    const sound = tileOf(1);
    for (const [code, broken] of [["TILE_MISSING", undefined], ["TILE_LENGTH", { ...sound, hashes: sound.hashes.subarray(32) }], ["TILE_HASHES", { ...sound, hashes: flipped(sound.hashes, 77) }], ["TILE_HASHES", { ...sound, root: flipped(sound.root) }]] as const) {
      const { said, pass } = check(rows, { tile: (n) => (n === 1 ? broken : tileOf(n)) });
      expect(said).toEqual([`${code} tile/0/001`]);
      expect(pass.roots.has(SIZE)).toBe(true);
    }
  });

  test("an index that comes twice is named", () => {
    expect(check([...rows.slice(0, 18), rowOf(17), ...rows.slice(18)]).said).toEqual(["LEAF_DOUBLE entry 17"]);
  });

  test("the nodes of a frontier are the subtrees that appending leaf by leaf keeps", () => {
    for (let size = 0; size <= SIZE; size++) {
      const kept = hashes.slice(0, size).reduce(appendLeaf, EMPTY_FRONTIER).hashes;
      const made = frontierNodes(size).map(({ level, index }) => subtreeRoot(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level)));
      expect(Buffer.concat(made).equals(Buffer.concat(kept)), String(size)).toBe(true);
      if (size > 40) size += 12;
    }
  });
});
