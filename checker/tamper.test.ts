import { describe, expect, test } from "vitest";

import { checkFiles, found } from "./testing/check";
import { testEntry } from "./testing/entries";
import { TestLog } from "./testing/log";
import { makePack, ORIGIN, seal, type TestPack } from "./testing/pack";

const honest = () => makePack({ leaves: 700, scope: [1, 6, 300, 600] });

/** Writes other leaves into the bundles of a pack, whatever was signed; with its tiles when asked. */
function withLeaves(pack: TestPack, change: (leaves: Uint8Array[]) => Uint8Array[], tilesToo = false): TestPack {
  const forged = new TestLog(ORIGIN, change([...pack.log.leaves]));
  for (const path of [...pack.files.keys()].filter((name) => name.startsWith(tilesToo ? "tile/" : "tile/entries/"))) pack.files.delete(path);
  for (const [path, bytes] of forged.tiles()) if (tilesToo || path.startsWith("tile/entries/")) pack.files.set(path, bytes);
  // The maker of the pack is the one who cheats: the manifest lists and signs the forged files.
  seal(pack);
  return pack;
}
const check = async (pack: TestPack) => await checkFiles(pack.files, { key: pack.key.vkey });

describe("a log changed behind its signed head is found at its first bad entry", () => {
  const other = testEntry(ORIGIN, 300, { detail: { amount: 2 } }).leaf;
  test("edited leaf", async () => {
    const report = await check(withLeaves(honest(), (leaves) => leaves.with(300, other)));
    expect(found(report)).toContain("ENTRY_CHANGED entry 300");
    expect(report.firstBadEntry()).toBe(300);
  });

  test("removed leaf", async () => {
    const report = await check(withLeaves(honest(), (leaves) => leaves.toSpliced(123, 1)));
    expect(report.firstBadEntry()).toBe(123);
  });

  test("two leaves in the other order", async () => {
    const report = await check(withLeaves(honest(), (leaves) => leaves.with(40, leaves[41] ?? other).with(41, leaves[40] ?? other)));
    expect(found(report)).toContain("ENTRY_CHANGED entry 40");
    expect(report.firstBadEntry()).toBe(40);
  });

  test("truncated log under a head of the full size", async () => {
    const report = await check(withLeaves(honest(), (leaves) => leaves.slice(0, 650), true));
    expect(found(report)).toContain("MISSING_FILE tile/entries/002.p/188");
    expect(report.holds()).toBe(false);
  });

  test("duplicated leaf, even where the operator signed it", async () => {
    const report = await check(withLeaves(honest(), (leaves) => leaves.with(500, leaves[499] ?? other)));
    expect(found(report)).toContain("ENTRY_TWICE entry 500");
    expect(report.firstBadEntry()).toBe(500);
  });

  test("leaf edited and all tiles made again: an older head tells from where on", async () => {
    const report = await check(withLeaves(honest(), (leaves) => leaves.with(400, other), true));
    expect(found(report)).toContain("LOG_ROOT entries 350 to 699");
    expect(report.firstBadEntry()).toBe(350);
  });

  test("a leaf of another log", async () => {
    const report = await check(withLeaves(honest(), (leaves) => leaves.with(9, testEntry("portal.example/other", 9).leaf)));
    expect(found(report)).toContain("ENTRY_OF_OTHER_LOG entry 9");
  });

  test("one hash of a tile, while the leaves are as signed", async () => {
    const pack = honest();
    const tile = Uint8Array.from(pack.files.get("tile/0/001") ?? []);
    tile[32 * 7] = (tile[32 * 7] ?? 0) ^ 1;
    pack.files.set("tile/0/001", tile);
    seal(pack);
    const report = await check(pack);
    expect(found(report)).toEqual(["TILE_HASH tile/0/001"]);
    expect(report.firstBadEntry()).toBe(256 + 7);
  });
});

describe("a pack changed after it was made", () => {
  test("a file taken out, also from the manifest by someone without the key", async () => {
    const pack = honest();
    const path = [...pack.files.keys()].find((name) => name.startsWith("files/")) ?? "";
    pack.files.delete(path);
    expect(found(await check(pack))).toContain(`MISSING_FILE ${path}`);
  });

  test("a file put in", async () => {
    const pack = honest();
    pack.files.set("files/readme", Buffer.from("trust me"));
    expect(found(await check(pack))).toContain("EXTRA_FILE files/readme");
  });

  test("a file of a kind that packs do not have, listed by the maker", async () => {
    const pack = honest();
    pack.files.set("openings/notes.txt", Buffer.from("see here"));
    seal(pack);
    expect(found(await check(pack))).toEqual(["EXTRA_FILE openings/notes.txt"]);
  });

  test("a head of an absurd size is refused at once", async () => {
    const pack = honest();
    const text = `${ORIGIN}\n9007199254740991\n${pack.log.hash(0, 700).toString("base64")}\n`;
    pack.files.set("checkpoint", Buffer.from(`${text}\n${pack.key.line(text)}`));
    seal(pack);
    expect(found(await check(pack))).toEqual(["LOG_SIZE checkpoint", "LOG_UNREADABLE checkpoint"]);
  });

  test("another file put in and listed by the maker: no entry speaks of it", async () => {
    const pack = honest();
    pack.files.set("files/readme", Buffer.from("trust me"));
    seal(pack);
    expect(found(await check(pack))).toEqual(["FILE_NAME files/readme", "FILE_UNCLAIMED files/readme"]);
  });

  test("content swapped for other content of the same length, opening and manifest made to fit", async () => {
    const pack = honest();
    const opening = JSON.parse(Buffer.from(pack.files.get("openings/6.json") ?? "").toString()) as { body: string };
    const body = Buffer.from(opening.body, "base64").toString().replace("thing.changed", "thing.removed");
    pack.files.set("openings/6.json", Buffer.from(JSON.stringify({ ...opening, body: Buffer.from(body).toString("base64") })));
    seal(pack);
    expect(found(await check(pack))).toEqual(["COMMITMENT openings/6.json (entry 6)"]);
  });

  test("an entry in scope without its content, and no erasure that explains it", async () => {
    const pack = honest();
    pack.files.delete("openings/300.json");
    const entries = pack.manifest["entries"] as { index: number; opening: string | null }[];
    for (const entry of entries) if (entry.index === 300) entry.opening = null;
    seal(pack);
    expect(found(await check(pack))).toEqual(["OPENING_MISSING entry 300"]);
  });
});
