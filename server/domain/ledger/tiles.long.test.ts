import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { decodeBundle, encodeBundle } from "./entry-bundle";
import { rootOfLeaves } from "./merkle";
import { requireConsistency, requireInclusion } from "./proof";
import { consistencyPlan, inclusionPlan, type ProofPlan } from "./proof-plan";
import { definedRoot, sampleHashes } from "./testing/sample-log";
import { coded } from "./testing/throws";
import { proofFromTiles, subtreeRoot, tilesForPlan } from "./tile-nodes";
import { bundlePath, bundlesOfSize, parseTile, parseTilePath, tileBytes, tilePath, tilesOfSize, widthInSize, type Tile } from "./tiles";

const LEAVES = sampleHashes(66_000);
/** A tile by its definition: hash i is the root of the leaves that lie below it. */
const LEVEL_1 = Array.from({ length: 257 }, (_, i) => definedRoot(LEAVES.slice(i * 256, (i + 1) * 256)));
const LEVEL_2 = [definedRoot(LEVEL_1.slice(0, 256))];
const tileOf = ({ level, index, width }: Tile) => tileBytes(([LEAVES, LEVEL_1, LEVEL_2][level] ?? []).slice(index * 256, index * 256 + width));

describe("paths of tiles", () => {
  test("are those of the specification's examples", () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe("tile/0/x001/x234/067");
    expect(tilePath({ level: 2, index: 0, width: 1 })).toBe("tile/2/000.p/1");
    expect(bundlePath({ index: 1000, width: 255 })).toBe("tile/entries/x001/000.p/255");
    expect(bundlePath({ index: 999, width: 256 })).toBe("tile/entries/999");
  });

  test("read back as written, to the largest number there is", () => {
    fc.assert(fc.property(fc.nat({ max: 63 }), fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
      expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ kind: "tile", level, index, width });
      expect(parseTilePath(bundlePath({ index, width }))).toEqual({ kind: "entries", index, width });
    }));
  });

  test.each([
    "tile/00/000", "tile/64/000", "tile/-1/000", "tile/0/00", "tile/0/0000", "tile/0/x000/001", "tile/0/001/002", "tile/0/x001", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p", "tile/0/000/",
    "/tile/0/000", "tile/data/000", "tile/0/000.P/5", "tile/0/../000", "tile/0/x9999/000", "tile/0/x999/x999/x999/x999/x999/x999/999", "", "tile/0/000\n",
  ])("%j is no tile", (path) => {
    expect(() => parseTilePath(path)).toThrow(coded("TILE_PATH"));
  });

  test("a tile that cannot be has no path", () => {
    for (const wrong of [{ level: 64 }, { level: -1 }, { level: 0.5 }, { index: -1 }, { index: 2 ** 53 }, { width: 0 }, { width: 257 }, { width: 1.5 }]) expect(() => tilePath({ level: 0, index: 0, width: 256, ...wrong })).toThrow(coded("TILE_BOUNDS"));
  });
});

describe("which tiles a log has", () => {
  test("70,000 entries and 256 entries are as the specification counts them", () => {
    const tiles = [...tilesOfSize(70_000)];
    const of = (level: number) => tiles.filter((tile) => tile.level === level).map(({ width }) => width);
    expect([of(0), of(1), of(2), of(3)]).toEqual([[...Array<number>(273).fill(256), 112], [256, 17], [1], []]);
    expect([...tilesOfSize(256)].map(tilePath)).toEqual(["tile/0/000", "tile/1/000.p/1"]);
    expect([...tilesOfSize(0), ...bundlesOfSize(0)]).toEqual([]);
    expect([...bundlesOfSize(257)].map(bundlePath)).toEqual(["tile/entries/000", "tile/entries/001.p/1"]);
  });

  test("every width is what the size alone says, and no tile is missing or twice", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300_000 }), (size) => {
      const tiles = [...tilesOfSize(size)];
      expect(new Set(tiles.map(tilePath)).size).toBe(tiles.length);
      for (const tile of tiles) expect(widthInSize(tile, size)).toBe(tile.width);
      for (let level = 0; level < 4; level++) {
        const total = tiles.filter((tile) => tile.level === level).reduce((sum, { width }) => sum + width, 0);
        expect(total).toBe(Math.floor(size / 256 ** level));
      }
    }), { numRuns: 30 });
  });

  test("a size that cannot be is refused at once", () => {
    for (const size of [-1, 1.5, 2 ** 53, Number.NaN]) {
      expect(() => tilesOfSize(size)).toThrow(coded("TILE_BOUNDS"));
      expect(() => bundlesOfSize(size)).toThrow(coded("TILE_BOUNDS"));
    }
  });

  test("a tile's bytes are its hashes, no more and no fewer", () => {
    const hashes = LEAVES.slice(0, 5);
    expect(parseTile(tileBytes(hashes), 5)).toEqual(hashes.map((hash) => Buffer.from(hash)));
    for (const width of [4, 6]) expect(() => parseTile(tileBytes(hashes), width)).toThrow(coded("TILE_LENGTH"));
    for (const wrong of [[], LEAVES.slice(0, 257), [Buffer.alloc(31)]]) expect(() => tileBytes(wrong)).toThrow(coded("TILE_LENGTH"));
  });
});

describe("proofs out of tiles", () => {
  const fetched = (plan: ProofPlan, size: number) => new Map(tilesForPlan(plan, size).map((tile) => [tilePath(tile), tileOf(tile)]));
  const edges = [1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 66_000];
  const size = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 1, max: 66_000 }));

  test("hold for any entry of any size, from the named tiles alone", () => {
    fc.assert(fc.property(size, fc.nat(), (count, pick) => {
      const index = pick % count;
      const plan = inclusionPlan(index, count);
      const proof = proofFromTiles(plan, count, fetched(plan, count));
      const leaf = LEAVES[index] ?? Buffer.of();
      expect(() => requireInclusion({ index, size: count, leaf, root: rootOfLeaves(LEAVES.slice(0, count)), proof })).not.toThrow();
      expect(tilesForPlan(plan, count).length).toBeLessThanOrEqual(2 * 3);
    }), { numRuns: 25 });
  });

  test("hold between any two sizes", () => {
    fc.assert(fc.property(size, size, (a, b) => {
      const [oldSize, newSize] = [Math.min(a, b), Math.max(a, b)];
      const plan = consistencyPlan(oldSize, newSize);
      const proof = proofFromTiles(plan, newSize, fetched(plan, newSize));
      expect(() => requireConsistency({ oldSize, newSize, oldRoot: rootOfLeaves(LEAVES.slice(0, oldSize)), newRoot: rootOfLeaves(LEAVES.slice(0, newSize)), proof })).not.toThrow();
    }), { numRuns: 25 });
  });

  test("only tiles that the log has are asked for", () => {
    const has = new Set([...tilesOfSize(66_000)].map(tilePath));
    for (const plan of [inclusionPlan(0, 66_000), inclusionPlan(65_999, 66_000), consistencyPlan(65_537, 66_000)]) {
      for (const tile of tilesForPlan(plan, 66_000)) expect(has).toContain(tilePath(tile));
    }
  });

  test("a full tile stands in for the partial one it grew from", () => {
    const plan = inclusionPlan(3, 200);
    const full = new Map([["tile/0/000", tileOf({ level: 0, index: 0, width: 256 })]]);
    expect(proofFromTiles(plan, 200, full)).toEqual(proofFromTiles(plan, 200, fetched(plan, 200)));
  });

  test("a tile that is missing, short, or beyond the log is refused", () => {
    const plan = inclusionPlan(3, 200);
    expect(() => proofFromTiles(plan, 200, new Map())).toThrow(coded("TILE_MISSING"));
    expect(() => proofFromTiles(plan, 200, new Map([["tile/0/000.p/200", Buffer.alloc(32)]]))).toThrow(coded("TILE_LENGTH"));
    expect(() => tilesForPlan(inclusionPlan(3, 400), 200)).toThrow(coded("TILE_BOUNDS"));
  });

  test("a full tile's root is the hash one level up", () => {
    expect(subtreeRoot(LEAVES.slice(0, 256))).toEqual(LEVEL_1[0]);
    for (const count of [0, 3, 255]) expect(() => subtreeRoot(LEAVES.slice(0, count))).toThrow(coded("TILE_LENGTH"));
  });
});

describe("entry bundles", () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 700 }), { minLength: 1, maxLength: 256 });

  test("read back what was written, empty entries too", () => {
    fc.assert(fc.property(entries, (list) => {
      expect(decodeBundle(encodeBundle(list), list.length).map((entry) => Buffer.from(entry))).toEqual(list.map((entry) => Buffer.from(entry)));
    }));
    expect(Buffer.from(encodeBundle([Buffer.from("ab"), Buffer.of()])).toString("hex")).toBe("000261620000");
  });

  test("cut anywhere, or followed by anything, they are refused", () => {
    fc.assert(fc.property(entries, fc.nat(), (list, pick) => {
      const bytes = encodeBundle(list);
      expect(() => decodeBundle(bytes.subarray(0, pick % bytes.length), list.length)).toThrow(coded("BUNDLE_TRUNCATED"));
      expect(() => decodeBundle(Buffer.concat([bytes, Buffer.of(0)]), list.length)).toThrow(coded("BUNDLE_TRAILING"));
    }));
    expect(() => decodeBundle(encodeBundle([Buffer.of(1), Buffer.of(2)]), 1)).toThrow(coded("BUNDLE_TRAILING"));
  });

  test("hold 1 to 256 entries of at most 65,535 bytes", () => {
    expect(decodeBundle(encodeBundle([Buffer.alloc(65_535, 7)]), 1)).toEqual([Buffer.alloc(65_535, 7)]);
    expect(() => encodeBundle([Buffer.alloc(65_536)])).toThrow(coded("BUNDLE_ENTRY_TOO_LARGE"));
    for (const count of [0, 257]) {
      expect(() => encodeBundle(Array<Uint8Array>(count).fill(Buffer.of(1)))).toThrow(coded("BUNDLE_WIDTH"));
      expect(() => decodeBundle(Buffer.alloc(3 * count), count)).toThrow(coded("BUNDLE_WIDTH"));
    }
  });
});
