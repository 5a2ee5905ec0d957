import { describe, expect, test } from "vitest";

import { parseTile, tilesOfSize, bundlesOfSize, bundlePath, tilePath } from "../ledger/tiles";
import { decodeBundle } from "../ledger/entry-bundle";
import { leafHash, rootOfLeaves } from "../ledger/merkle";
import { inclusionPlan, proofFromGetter } from "../ledger/proof-plan";
import { requireInclusion } from "../ledger/proof";
import { LogFiles } from "./log-files";
import { nodeHashes } from "./node-hashes";

const leafOf = (i: number) => Buffer.from(`leaf ${i}`);

function filesOf(size: number) {
  const log = new LogFiles();
  const made = Array.from({ length: size }, (_, i) => log.append(leafOf(i)).files).flat();
  const root = log.root();
  return { root, files: new Map([...made, ...log.partials()].map(({ path, bytes }) => [path, bytes])) };
}

describe("the files of a log", () => {
  test.each([0, 1, 2, 255, 256, 257, 511, 512, 513, 65_536, 66_000])("of %i entries are exactly the bundles and tiles of that size, and lead to its root", (size) => {
    const { root, files } = filesOf(size);
    const expected = [...[...tilesOfSize(size)].map(tilePath), ...[...bundlesOfSize(size)].map(bundlePath)];
    expect([...files.keys()].sort()).toEqual(expected.sort());
    const hashes = Array.from({ length: size }, (_, i) => leafHash(leafOf(i)));
    expect(root).toEqual(rootOfLeaves(hashes));
    const leaves = [...bundlesOfSize(size)].flatMap((bundle) => decodeBundle(files.get(bundlePath(bundle)) ?? Buffer.alloc(0), bundle.width));
    expect(leaves.map((leaf) => Buffer.from(leaf).toString())).toEqual(Array.from({ length: size }, (_, i) => `leaf ${i}`));
    const lowest = [...tilesOfSize(size)].filter(({ level }) => level === 0).flatMap((tile) => parseTile(files.get(tilePath(tile)) ?? Buffer.alloc(0), tile.width));
    expect(Buffer.concat(lowest).equals(Buffer.concat(hashes))).toBe(true);
  });

  test.each([1, 2, 3, 255, 256, 257, 600, 66_000])("prove every entry asked for in a log of %i, from the tiles alone", async (size) => {
    const { root, files } = filesOf(size);
    const hashOf = nodeHashes(size, async (path) => files.get(path) ?? Promise.reject(new Error(`no ${path}`)));
    const step = Math.ceil(size / 97);
    for (const index of [...Array.from({ length: Math.ceil(size / step) }, (_, i) => i * step), size - 1]) {
      const proof = await proofFromGetter(inclusionPlan(index, size), hashOf);
      expect(() => requireInclusion({ index, size, leaf: leafHash(leafOf(index)), root, proof })).not.toThrow();
    }
  });
});
