import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkLog, type LogQuestion } from "./check-log";
import { LedgerError } from "./error";
import { leafBytes, parseLeaf, type Leaf } from "./leaf";
import { leafHash, rootOfLeaves } from "./merkle";
import { bundled, ORIGIN, randomHash, sampleEntries, sampleLeaf } from "./testing/sample-log";
import { coded } from "./testing/throws";
import { tileBytes } from "./tiles";

const ENTRIES = sampleEntries(600);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value));
const check = (entries: readonly Uint8Array[], over: Partial<LogQuestion> = {}) => checkLog(bundled(entries), { origin: ORIGIN, size: entries.length, ...over });
const tileOf = (entries: readonly Uint8Array[]) => ({ index }: { index: number }) => tileBytes(entries.slice(index * 256, (index + 1) * 256).map(leafHash));
async function* late(bundles: Uint8Array[]) {
  for (const bundle of bundles) yield await Promise.resolve(bundle);
}

describe("deriving a log again", () => {
  test("gives its size, its roots at the wanted sizes, and what it is made of", async () => {
    const wantedSizes = [0, 1, 256, 257, 600, 700];
    const result = await checkLog(late(bundled(ENTRIES)), { origin: ORIGIN, size: 600, wantedSizes });
    expect(result).toMatchObject({ complete: true, size: 600, badCount: 0, bad: [], counts: { "log.genesis": 1, "audit.event": 599 } });
    expect(result.root).toEqual(rootOfLeaves(ENTRIES.map(leafHash)));
    expect([...result.roots.keys()]).toEqual([0, 1, 256, 257, 600]);
    for (const [size, root] of result.roots) expect(root).toEqual(rootOfLeaves(ENTRIES.slice(0, size).map(leafHash)));
  });

  test("an empty log is whole", async () => {
    expect(await check([], { wantedSizes: [0] })).toMatchObject({ complete: true, size: 0, badCount: 0, roots: new Map([[0, rootOfLeaves([])]]) });
  });

  test("shows every leaf in order, and takes a finding from who looks on", async () => {
    const seen: string[] = [];
    const onLeaf = (leaf: Leaf, index: number) => {
      seen.push(leaf.id);
      if (index === 5) throw new LedgerError("ERASURE_UNKNOWN", "what it names is not here");
    };
    expect((await check(ENTRIES, { onLeaf })).bad).toEqual([{ index: 5, code: "ERASURE_UNKNOWN", message: "what it names is not here" }]);
    expect(seen).toEqual(ENTRIES.map((entry) => parseLeaf(entry).id));
    await expect(check(ENTRIES, { onLeaf: () => { throw new TypeError("ours"); } })).rejects.toThrow("ours");
  });
});

describe("the first bad entry is named", () => {
  test("wherever a bit was flipped, if the tiles are there to compare with", async () => {
    await fc.assert(fc.asyncProperty(fc.nat({ max: 599 }), fc.nat(), async (index, pick) => {
      const entry = ENTRIES[index] ?? Buffer.of();
      const flipped = entry.with(pick % entry.length, (entry[pick % entry.length] ?? 0) ^ (1 << (pick % 8)));
      const result = await check(ENTRIES.with(index, flipped), { tileOf: tileOf(ENTRIES) });
      expect(result.bad.map(({ index: at, code }) => [at, code])).toEqual([[index, "ENTRY_HASH"]]);
      expect(result.root).not.toEqual(rootOfLeaves(ENTRIES.map(leafHash)));
    }), { numRuns: 15 });
  });

  const leaf7 = sampleLeaf(7);
  test.each<[string, Uint8Array, string]>([
    ["that is not JSON", Buffer.from("{"), "LEAF_FORM"], ["that is not UTF-8", Buffer.of(0xff), "LEAF_FORM"], ["that is empty", Buffer.of(), "LEAF_FORM"], ["with free text", encode({ ...leaf7, note: "hello" }), "LEAF_FORM"], ["of an unknown type", encode({ ...leaf7, type: "control.changed" }), "LEAF_FORM"],
    ["with its keys in another order", encode(leaf7), "LEAF_NOT_CANONICAL"], ["with a member twice", Buffer.from(Buffer.from(leafBytes(leaf7)).toString().replace("{", '{"v":1,')), "LEAF_NOT_CANONICAL"], ["over 16 KiB", Buffer.alloc(17_000, 32), "LEAF_TOO_LARGE"],
    ["of another log", leafBytes({ ...leaf7, log: "proofroom.example/2" }), "ENTRY_ORIGIN"], ["under an id that was used", leafBytes(sampleLeaf(3)), "ENTRY_DUPLICATE_ID"], ["under the same id in capitals", leafBytes({ ...leaf7, id: sampleLeaf(3).id.toUpperCase() }), "ENTRY_DUPLICATE_ID"],
    ["that follows nothing", leafBytes({ ...leaf7, prev: randomHash() }), "ENTRY_PREV"], ["that follows a later one", leafBytes({ ...leaf7, prev: Buffer.from(leafHash(ENTRIES[8] ?? Buffer.of())).toString("base64") }), "ENTRY_PREV"],
  ])("an entry %s", async (_, entry, code) => {
    const { bad, badCount, complete } = await check(ENTRIES.with(7, entry));
    expect({ first: bad[0]?.index, code: bad[0]?.code, badCount, complete }).toEqual({ first: 7, code, badCount: 1, complete: true });
  });

  test("a changed entry is not told again at the one that follows it", async () => {
    const prev = Buffer.from(leafHash(ENTRIES[3] ?? Buffer.of())).toString("base64");
    const whole = ENTRIES.with(7, leafBytes(sampleLeaf(7, { prev })));
    const { bad } = await check(whole.with(3, leafBytes(sampleLeaf(3))), { tileOf: tileOf(whole) });
    expect(bad.map(({ index, code }) => [index, code])).toEqual([[3, "ENTRY_HASH"]]);
  });

  test("an entry that follows an earlier one is in order", async () => {
    const prev = Buffer.from(leafHash(ENTRIES[3] ?? Buffer.of())).toString("base64");
    expect((await check(ENTRIES.with(7, leafBytes({ ...leaf7, prev })))).bad).toEqual([]);
  });

  test("entries swapped, dropped or doubled are seen by id, hash or length", async () => {
    const [a, b] = [ENTRIES[300] ?? Buffer.of(), ENTRIES[301] ?? Buffer.of()];
    expect((await check(ENTRIES.with(300, b).with(301, a), { tileOf: tileOf(ENTRIES) })).bad.map(({ index }) => index)).toEqual([300, 301]);
    expect(await check(ENTRIES.toSpliced(301, 0, a))).toMatchObject({ bad: [{ index: 301, code: "ENTRY_DUPLICATE_ID" }] });
    expect(await checkLog(bundled(ENTRIES.slice(0, 512)), { origin: ORIGIN, size: 600 })).toMatchObject({ complete: false, bad: [{ index: 512, code: "LOG_SHORT" }] });
    expect(await checkLog(bundled(ENTRIES), { origin: ORIGIN, size: 512 })).toMatchObject({ complete: false, bad: [{ index: 512, code: "LOG_LONG" }] });
    expect(await checkLog(bundled(ENTRIES), { origin: ORIGIN, size: 599 })).toMatchObject({ complete: false, bad: [{ index: 512, code: "BUNDLE_TRAILING" }] });
    expect(await checkLog(bundled(ENTRIES), { origin: ORIGIN, size: 601 })).toMatchObject({ complete: false, bad: [{ index: 512, code: "BUNDLE_TRUNCATED" }] });
  });

  test("a tile of the wrong length is a finding, not a pass", async () => {
    expect(await check(ENTRIES, { tileOf: () => Buffer.alloc(32) })).toMatchObject({ complete: false, size: 0, bad: [{ index: 0, code: "TILE_LENGTH" }] });
  });

  test("many bad entries are all counted, the first hundred told", async () => {
    const { bad, badCount } = await check(ENTRIES, { origin: "proofroom.example/2" });
    expect([badCount, bad.length, bad[0]?.index, bad[99]?.index]).toEqual([600, 100, 0, 99]);
  });

  test("a size that cannot be is an error of the caller", async () => {
    await expect(checkLog([], { origin: ORIGIN, size: -1 })).rejects.toThrow(coded("TILE_BOUNDS"));
  });
});

describe("reading a leaf", () => {
  test("gives back what was written, for any leaf", () => {
    fc.assert(fc.property(fc.nat({ max: 9 }), fc.array(fc.string({ maxLength: 20 }), { maxLength: 5 }), fc.nat(), (number, ids, size) => {
      const written = leafBytes(sampleLeaf(number, { links: ids.map((id) => ({ kind: "control", id })), files: [{ commit: randomHash(), size }], prev: randomHash() }));
      expect(Buffer.from(leafBytes(parseLeaf(written)))).toEqual(Buffer.from(written));
    }));
  });

  test("refuses links or files out of order, and hashes with spare bits set", () => {
    const [a, b] = [{ kind: "control" as const, id: "a" }, { kind: "control" as const, id: "b" }];
    const ordered = Buffer.from(leafBytes(sampleLeaf(1, { links: [a, b] }))).toString();
    const [first, second] = [JSON.stringify({ id: "a", kind: "control" }), JSON.stringify({ id: "b", kind: "control" })];
    expect(() => parseLeaf(Buffer.from(ordered.replace(`${first},${second}`, `${second},${first}`)))).toThrow(coded("LEAF_NOT_CANONICAL"));
    const loose = `${Buffer.alloc(32, 1).toString("base64").slice(0, 42)}F=`;
    expect(() => parseLeaf(leafBytes(sampleLeaf(1, { prev: loose })))).toThrow(coded("LEAF_NOT_CANONICAL"));
  });
});
