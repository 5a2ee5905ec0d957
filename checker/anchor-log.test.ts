import { expect, test } from "vitest";

import { seeded } from "./testing/keys";
import { checkFiles, found } from "./testing/check";
import { addLog, anchorLogOf, makePack, seal, type TestPack } from "./testing/pack";

/** What is found in a pack whose part of the anchor log was changed and signed over by its maker. */
async function after(change: (pack: TestPack) => void): Promise<string[]> {
  const pack = makePack({ leaves: 40, scope: [1], anchorLog: true });
  change(pack);
  seal(pack);
  return found(await checkFiles(pack.files, { key: pack.key.vkey }));
}
const leaf = "anchor-log/heads/2.json";
const proof = "anchor-log/proofs/2-6.tlog-proof";

test("heads of the log, each with a proof to a signed head of the anchor log, hold, and are said to", async () => {
  expect(await after(() => undefined)).toEqual([]);
  const pack = makePack({ leaves: 40, scope: [1], anchorLog: true });
  const report = await checkFiles(pack.files, { key: pack.key.vkey });
  expect(report.proven.join(" ")).toContain("The anchor log holds heads of this log, at sizes 20, 40");
  expect(report.unproven.join(" ")).toContain("no other history");
});

test("the head of another log is refused, though the anchor log holds it", async () => {
  expect(await after(({ files, anchorLog }) => {
    files.set("anchor-log/heads/1.json", Buffer.from(anchorLog?.leaves[1] ?? ""));
    files.set("anchor-log/proofs/1-6.tlog-proof", proofOf(anchorLog, 1, files));
  })).toEqual(["ANCHOR_LEAF anchor-log/proofs/1-6.tlog-proof"]);
});

test("a changed leaf, a proof under another name, a proof to another head and a leaf without proof are found", async () => {
  expect(await after(({ files }) => files.set(leaf, Buffer.from((files.get(leaf) ?? Buffer.alloc(0)).toString().replace('"size":20', '"size":19'))))).toEqual([`PROOF ${proof}`]);
  expect(await after(({ files }) => { files.set("anchor-log/proofs/2-5.tlog-proof", files.get(proof) ?? Buffer.alloc(0)); files.delete(proof); })).toEqual(["ANCHOR_PROOF anchor-log/proofs/2-5.tlog-proof"]);
  expect(await after(({ files, log }) => files.set(proof, Buffer.from((files.get(proof) ?? Buffer.alloc(0)).toString().replace(/\n6\n[^\n]+/, `\n6\n${log.hash(0, 3).toString("base64")}`))))).toEqual([`PROOF_OTHER_HEAD ${proof}`]);
  expect(await after(({ files }) => files.delete(proof))).toEqual([`EXTRA_FILE ${leaf}`]);
});

test("a signed head that nothing leads to, a whole log of everybody, and a second history are not taken", async () => {
  expect(await after(({ files }) => [...files.keys()].filter((path) => /^anchor-log\/(heads|proofs)/.test(path)).forEach((path) => files.delete(path)))).toEqual(["ANCHOR_NO_PROOF anchor-log/checkpoint"]);
  expect(await after(({ files }) => files.set("anchor-log/tile/0/000.p/6", seeded("hashes")))).toEqual(["EXTRA_FILE anchor-log/tile/0/000.p/6"]);
  expect(await after(({ files, log }) => {
    for (const path of [...files.keys()].filter((name) => name.startsWith("anchor-log/"))) files.delete(path);
    addLog(files, anchorLogOf(log, [20, 40], { 20: seeded("another history") }));
  })).toEqual(["FORK anchor-log/entry 2"]);
});

/** The proof of any leaf, with the note that the pack has. */
function proofOf(anchorLog: TestPack["anchorLog"], index: number, files: TestPack["files"]): Buffer {
  const head = `c2sp.org/tlog-proof@v1\nindex ${index}\n${(anchorLog?.path(index) ?? []).map((hash) => `${hash.toString("base64")}\n`).join("")}\n`;
  return Buffer.concat([Buffer.from(head), files.get("anchor-log/checkpoint") ?? Buffer.alloc(0)]);
}
