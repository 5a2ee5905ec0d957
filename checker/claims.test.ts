import { expect, test } from "vitest";

import { canonical } from "./testing/canonical";
import { checkFiles } from "./testing/check";
import { seeded, sha256, testKey } from "./testing/keys";
import { TestLog } from "./testing/log";
import { addLog, ANCHOR_ORIGIN, makePack, ORIGIN, seal, type TestPack } from "./testing/pack";
import { testTsa } from "./testing/tsa";
import { parseTimeStamp } from "./timestamp";

const codesOf = async (pack: TestPack) => {
  seal(pack);
  return (await checkFiles(pack.files, { key: pack.key.vkey })).failures.map(({ code }) => code);
};

/** A pack whose anchor log holds one head only: larger than the pack, with a root that nothing leads to. */
function withPlantedHead() {
  const pack = makePack({ leaves: 20 });
  const head = canonical({ v: 1, type: "tenant.head", log: sha256(ORIGIN).toString("base64"), size: 1_000_000, root: seeded("nothing").toString("base64") });
  const anchorLog = new TestLog(ANCHOR_ORIGIN, [canonical({ v: 1, type: "anchor.genesis", origin: ANCHOR_ORIGIN }), head]);
  const witness = testKey("witness.example/w1", "witness", 4);
  addLog(pack.files, anchorLog);
  pack.files.set("anchor-log/checkpoint", anchorLog.checkpoint([testKey(ANCHOR_ORIGIN, "anchor")], undefined, [witness.cosign(anchorLog.text(), 1_790_000_000)]));
  return { pack, anchorLog, witness };
}

test("a head in the anchor log that does not follow from the pack's entries lends them neither a time nor a witness", async () => {
  const { pack, anchorLog, witness } = withPlantedHead();
  const tsa = testTsa("rsa");
  const stamp = tsa.stamp(anchorLog.text());
  pack.files.set("anchors/0.tsr", stamp);
  pack.files.set("anchors/0.json", canonical({ v: 1, kind: "rfc3161", log: "anchor", size: 2, token: "anchors/0.tsr", chain: null, tsa: "Any name", gen_time: new Date(parseTimeStamp(stamp).genTime).toISOString() }));
  seal(pack);
  const policy = Buffer.from(`log ${testKey(ANCHOR_ORIGIN, "anchor").vkey}\nwitness w1 ${witness.vkey}\nquorum w1\n`);
  const report = await checkFiles(pack.files, { key: pack.key.vkey, tsaRoot: tsa.root, policy });
  expect(report.proven.join("\n")).not.toContain("existed no later than");
  expect(report.failures.map(({ code }) => code)).toEqual(["QUORUM"]);
});

test("an opening under another spelling of its number is no file of a pack", async () => {
  const pack = makePack({ leaves: 20 });
  pack.files.set("openings/007.json", Buffer.from("a false statement about entry 7"));
  expect(await codesOf(pack)).toEqual(["EXTRA_FILE"]);
});

test.each([
  ["erased, and no leaf says so", { what: "files", why: "erased", count: 2, entries: [1] }],
  ["a reason that names no entry", { what: "files", why: "not_asked", count: 0 }],
])("files left out for %s are missing", async (_, row) => {
  const pack = makePack({ leaves: 20 });
  const opening = JSON.parse(Buffer.from(pack.files.get("openings/1.json") ?? "").toString()) as { files: { path: string | null }[] };
  for (const file of opening.files) {
    pack.files.delete(file.path ?? "");
    file.path = null;
  }
  pack.files.set("openings/1.json", canonical(opening));
  pack.manifest["left_out"] = [...(pack.manifest["left_out"] as object[]), row];
  expect(new Set(await codesOf(pack))).toEqual(new Set(["LEFT_OUT_UNSAID"]));
});

test("a pack of everything opens everything, and says of every other how much it leaves closed", async () => {
  const [all, some] = [makePack({ leaves: 20, scope: [1] }), makePack({ leaves: 20, scope: [1] })];
  all.manifest["scope"] = { kind: "all" };
  some.manifest["left_out"] = [];
  expect([await codesOf(all), await codesOf(some)]).toEqual([["SCOPE_NOT_MET"], ["LEFT_OUT_COUNT"]]);
});

test("what is about the log itself cannot be erased, and an erasure of files leaves the body", async () => {
  const [rotated, files] = [makePack({ leaves: 20, rotateAt: 5, erase: 5 }), makePack({ leaves: 20 })];
  rotated.files.delete("openings/5.json");
  expect(await codesOf(rotated)).toContain("OPENING_MISSING");
  files.files.delete("openings/2.json");
  expect(await codesOf(files)).toContain("OPENING_MISSING");
});

test("a manifest of nothing but brackets is refused before it is built", async () => {
  for (const text of ["[".repeat(100_000), `{"a":[${"1,".repeat(7_000_000)}1]}`]) {
    const pack = makePack({ leaves: 20 });
    pack.files.set("manifest.json", Buffer.from(text));
    expect((await checkFiles(pack.files, { key: pack.key.vkey })).failures).toContainEqual(expect.objectContaining({ code: "JSON_TOO_LARGE", place: "manifest.json" }));
  }
});

test("that a content was lost in a restore excuses nothing that the log does not say was lost", async () => {
  const pack = makePack({ leaves: 20 });
  const [listed] = (pack.manifest["entries"] as { index: number; opening: string | null }[]).filter(({ opening, index }) => opening !== null && index > 0);
  if (!listed) throw new Error("the pack opens nothing");
  pack.files.delete(`openings/${listed.index}.json`);
  listed.opening = null;
  (pack.manifest["left_out"] as unknown[]).push({ what: "contents of entries", why: "lost_in_restore", count: 1, entries: [listed.index] });
  expect(await codesOf(pack)).toEqual(expect.arrayContaining(["LOST_UNSAID", "OPENING_MISSING"]));
});
