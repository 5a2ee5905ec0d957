import { describe, expect, test } from "vitest";

import { canonical } from "./testing/canonical";
import { seeded, sha256, testKey } from "./testing/keys";
import { TestLog } from "./testing/log";
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

describe("two anchor logs, one succeeding the other", () => {
  const FIRST = "portal.example/anchor-log/first";
  const said = (log: TestLog, over: object = {}) => ({ origin: FIRST, size: log.leaves.length, root: log.hash(0, log.leaves.length).toString("base64"), note: null, ...over });
  const tenant = ({ log }: TestPack, size: number) => canonical({ v: 1, type: "tenant.head", log: sha256(log.origin).toString("base64"), size, root: log.hash(0, size).toString("base64") });

  /** The pack's anchor log in place of one that succeeded another, which lies beside it. */
  function chain(pack: TestPack, predecessor: (first: TestLog) => object = (first) => said(first), beside = "anchor-log-1/", lost: object | null = { from: 1, to: 1 }): void {
    for (const path of [...pack.files.keys()].filter((name) => name.startsWith("anchor-log/"))) pack.files.delete(path);
    const first = new TestLog(FIRST, [canonical({ v: 1, type: "anchor.genesis", origin: FIRST }), tenant(pack, 20)]);
    const origin = "portal.example/anchor-log/second";
    const second = new TestLog(origin, [canonical({ v: 1, type: "anchor.succession", origin, vkey: "k", predecessor: predecessor(first), lost, statement: "Two databases signed." }), tenant(pack, 40)]);
    lay(pack, "anchor-log/", second, [0, 1]);
    lay(pack, beside, first, [1]);
  }

  function lay({ files }: TestPack, prefix: string, log: TestLog, indexes: number[]): void {
    const keys = [testKey(log.origin, "anchor")];
    files.set(`${prefix}checkpoint`, log.checkpoint(keys));
    for (const index of indexes) {
      files.set(`${prefix}heads/${index}.json`, Buffer.from(log.leaves[index] ?? ""));
      files.set(`${prefix}proofs/${index}-${log.leaves.length}.tlog-proof`, log.proof(index, keys));
    }
  }

  test("hold, and it is said where the first ended, what is not vouched for, and what the gap means", async () => {
    const pack = makePack({ leaves: 40, scope: [1], anchorLog: true });
    chain(pack);
    seal(pack);
    const report = await checkFiles(pack.files, { key: pack.key.vkey });
    expect(found(report)).toEqual([]);
    expect(report.proven.join(" ")).toMatch(/The anchor log portal\.example\/anchor-log\/second succeeds the closed anchor log portal\.example\/anchor-log\/first, whose last trusted head had 2 entries .* Its entries 1 to 1 are lost or not vouched for\. Its operator says: "Two databases signed\."/);
    expect(report.proven.join(" ")).toContain("The earlier anchor log portal.example/anchor-log/first holds heads of this log, at sizes 20");
    expect(report.unproven.join(" ")).toContain("meanwhile nothing was anchored");
  });

  test("another head where the first is said to have ended is a fork; one behind it, or a log that nobody succeeded, is told", async () => {
    expect(await after((pack) => chain(pack, (first) => said(first, { root: seeded("another").toString("base64") })))).toEqual(["ANCHOR_FORK anchor-log-1/checkpoint"]);
    const notes = async (predecessor: (first: TestLog) => object, lost: object | null = null) => {
      const pack = makePack({ leaves: 40, scope: [1], anchorLog: true });
      chain(pack, predecessor, undefined, lost);
      seal(pack);
      const report = await checkFiles(pack.files, { key: pack.key.vkey });
      return [found(report), report.notes.map(({ code }) => code).filter((code) => code.startsWith("ANCHOR_"))];
    };
    expect(await notes((first) => said(first, { size: 1 }))).toEqual([[], ["ANCHOR_BEYOND"]]);
    expect(await notes((first) => said(first), { from: 1, to: 1 })).toEqual([[], ["ANCHOR_BEYOND"]]);
    expect(await notes((first) => said(first))).toEqual([[], []]);
    expect(await notes((first) => said(first, { origin: "portal.example/anchor-log/another" }))).toEqual([[], ["ANCHOR_CHAIN", "ANCHOR_CHAIN"]]);
  });

  test("what is said to be lost must be the end of the log that was succeeded: no more than it had, and nothing kept behind it", async () => {
    for (const lost of [{ from: 1, to: 2 }, { from: 2, to: 2 }, { from: 0, to: 0 }, { from: 1, to: 0 }]) {
      expect(await after((pack) => chain(pack, undefined, undefined, lost)), JSON.stringify(lost)).toContain("LOST_RANGE anchor-log/proofs/0-2.tlog-proof");
    }
  });

  test("two logs of one origin, two that succeed one, and one that succeeds a later one are forks", async () => {
    const third = (pack: TestPack, origin: string, predecessor: string) => {
      const log = new TestLog(origin, [canonical({ v: 1, type: "anchor.succession", origin, vkey: "k", predecessor: { origin: predecessor, size: 9, root: seeded("r").toString("base64"), note: null }, lost: null, statement: "Again." }), tenant(pack, 20)]);
      lay(pack, "anchor-log-2/", log, [0, 1]);
    };
    const forks = async (origin: string, predecessor: string) => (await after((pack) => { chain(pack); third(pack, origin, predecessor); })).filter((one) => one.startsWith("ANCHOR_FORK"));
    expect(await forks(FIRST, "portal.example/anchor-log/zero")).toContain("ANCHOR_FORK anchor-log-2/checkpoint");
    expect(await forks("portal.example/anchor-log/third", FIRST)).toContain("ANCHOR_FORK anchor-log/entry 0");
    expect(await forks("portal.example/anchor-log/third", "portal.example/anchor-log/second")).toEqual(["ANCHOR_FORK anchor-log-2/entry 0"]);
  });

  test("a first log alone, a succession that is not the first entry, and a name that no pack has are refused", async () => {
    expect(await after((pack) => { chain(pack); for (const path of [...pack.files.keys()].filter((name) => name.startsWith("anchor-log/"))) pack.files.delete(path); })).toEqual(["ANCHOR_CHAIN anchor-log-1/"]);
    expect(await after((pack) => chain(pack, (first) => said(first), "anchor-log-0/"))).toContain("EXTRA_FILE anchor-log-0/checkpoint");
    expect(await after((pack) => {
      chain(pack);
      const log = new TestLog("portal.example/anchor-log/second", [tenant(pack, 20), Buffer.from(pack.files.get("anchor-log/heads/0.json") ?? "")]);
      for (const path of [...pack.files.keys()].filter((name) => name.startsWith("anchor-log/"))) pack.files.delete(path);
      lay(pack, "anchor-log/", log, [1]);
    })).toContain("SHAPE anchor-log/proofs/1-2.tlog-proof");
  });
});

/** The proof of any leaf, with the note that the pack has. */
function proofOf(anchorLog: TestPack["anchorLog"], index: number, files: TestPack["files"]): Buffer {
  const head = `c2sp.org/tlog-proof@v1\nindex ${index}\n${(anchorLog?.path(index) ?? []).map((hash) => `${hash.toString("base64")}\n`).join("")}\n`;
  return Buffer.concat([Buffer.from(head), files.get("anchor-log/checkpoint") ?? Buffer.alloc(0)]);
}
