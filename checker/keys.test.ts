import { describe, expect, test } from "vitest";

import { checkFiles, found } from "./testing/check";
import { canonical } from "./testing/canonical";
import { testEntry } from "./testing/entries";
import { testKey } from "./testing/keys";
import { TestLog } from "./testing/log";
import { addLog, addOlder, ANCHOR_ORIGIN, anchorLogOf, makePack, ORIGIN, seal } from "./testing/pack";

const small = { leaves: 40, scope: [1, 2] };

describe("the key comes from outside", () => {
  test("a key of another log, another key of this log, and no key at all", async () => {
    const { files } = makePack(small);
    expect(found(await checkFiles(files, { key: testKey("portal.example/other", "first").vkey }))).toContain("OTHER_LOG checkpoint");
    expect(found(await checkFiles(files, { key: testKey(ORIGIN, "nobody").vkey }))).toEqual(expect.arrayContaining(["CHECKPOINT_UNTRUSTED checkpoint", "MANIFEST_KEY manifest.json", "MANIFEST_NOTE manifest.note"]));
    await expect(checkFiles(files, { key: " " })).rejects.toThrow(/must come from outside/);
  });

  test("a rotated key is followed from the old one", async () => {
    const { files, key } = makePack({ ...small, rotateAt: 30 });
    expect(found(await checkFiles(files, { key: key.vkey }))).toEqual([]);
  });

  test("without a head that old and new key signed, the new key is not followed", async () => {
    const { files, key } = makePack({ ...small, rotateAt: 30, withoutOverlap: true });
    const report = await checkFiles(files, { key: key.vkey });
    expect(found(report)).toContain("CHECKPOINT_UNTRUSTED checkpoint");
    expect(report.notes.map(({ code, place }) => `${code} ${place}`)).toContain("KEY_NOT_FOLLOWED entry 30");
  });

  test("the new key alone is enough for whoever got it from outside", async () => {
    const { files, newKey } = makePack({ ...small, rotateAt: 30 });
    expect(found(await checkFiles(files, { key: newKey.vkey }))).toEqual([]);
  });
});

describe("a second history", () => {
  const pack = () => makePack({ ...small, anchorLog: true });
  const other = new TestLog(ORIGIN, pack().log.leaves.map((leaf, i) => (i < 25 ? leaf : testEntry(ORIGIN, i, { detail: { other: true } }).leaf)));

  test("a log that goes on honestly from the checkpoint kept earlier", async () => {
    const { files, key, log } = pack();
    const report = await checkFiles(files, { key: key.vkey, since: log.checkpoint([key], 33) });
    expect(found(report)).toEqual([]);
    expect(report.proven.join(" ")).toContain("extends the checkpoint that you held before, of size 33");
  });

  test("a log continued differently since the checkpoint kept earlier, though all of it is well signed", async () => {
    const { files, key } = pack();
    const report = await checkFiles(files, { key: key.vkey, since: other.checkpoint([key], 30) });
    expect(found(report)).toContain("FORK --since");
    // The head of size 20 in the pack agrees with the log, so the difference lies behind it.
    expect(report.firstBadEntry()).toBe(20);
  });

  test("a log shorter than the one seen before went back", async () => {
    const { files, key } = pack();
    const longer = new TestLog(ORIGIN, [...pack().log.leaves, testEntry(ORIGIN, 40).leaf]);
    expect(found(await checkFiles(files, { key: key.vkey, since: longer.checkpoint([key]) }))).toEqual(["ROLLED_BACK --since"]);
  });

  test("a checkpoint from outside that nobody signed counts for nothing", async () => {
    const { files, key, log } = pack();
    expect(found(await checkFiles(files, { key: key.vkey, since: log.checkpoint([testKey(ORIGIN, "nobody")], 33) }))).toEqual(["CHECKPOINT_UNTRUSTED --since"]);
  });

  test("two roots for one size in the anchor log", async () => {
    const made = pack();
    const heads = anchorLogOf(made.log, [20, 30]).leaves;
    const lie = anchorLogOf(made.log, [30], { 30: other.hash(0, 30) }).leaves;
    for (const path of [...made.files.keys()].filter((name) => name.startsWith("anchor-log/"))) made.files.delete(path);
    addLog(made.files, new TestLog("portal.example/anchor", [...heads, ...lie]));
    seal(made);
    const report = await checkFiles(made.files, { key: made.key.vkey });
    expect(report.failures.filter(({ code }) => code === "FORK").map(({ sentence }) => sentence).join(" ")).toContain("Two histories");
  });

  test("the head of another history in the anchor log", async () => {
    const made = pack();
    for (const path of [...made.files.keys()].filter((name) => name.startsWith("anchor-log/"))) made.files.delete(path);
    addLog(made.files, anchorLogOf(made.log, [20, 30], { 30: other.hash(0, 30) }));
    seal(made);
    expect(found(await checkFiles(made.files, { key: made.key.vkey }))).toEqual(["FORK anchor-log/entry 4"]);
  });
});

describe("witnesses", () => {
  const policy = (quorum: string) => Buffer.from(`log ${testKey(ORIGIN, "first").vkey}\nwitness w1 ${testKey("witness.example/w1", "witness", 4).vkey}\nwitness w2 ${testKey("witness.example/w2", "second witness", 4).vkey}\ngroup both all w1 w2\ngroup one any w1 w2\nquorum ${quorum}\n`);

  test("a cosignature counts, with its time; the quorum of a policy from outside is binding", async () => {
    const { files, key } = makePack({ ...small, witness: true });
    const seen = await checkFiles(files, { key: key.vkey, policy: policy("one") });
    expect(found(seen)).toEqual([]);
    expect(seen.proven.join(" ")).toContain("checkpoint: the witness witness.example/w1 saw this head of 40 entries at 2026-09-21T");
    expect(found(await checkFiles(files, { key: key.vkey, policy: policy("both") }))).toEqual(["QUORUM checkpoint"]);
  });

  test("witnesses see a log through the anchor log: where the policy names both, they are asked for that one's head, and it must hold one of this log", async () => {
    const anchorKey = testKey(ANCHOR_ORIGIN, "anchor");
    const both = Buffer.concat([Buffer.from(`log ${anchorKey.vkey}\n`), policy("one")]);
    const seenBy = (anchorLog: TestLog) => {
      const pack = makePack({ ...small, anchorLog: true });
      for (const path of [...pack.files.keys()].filter((name) => name.startsWith("anchor-log/"))) pack.files.delete(path);
      addLog(pack.files, anchorLog);
      pack.files.set("anchor-log/checkpoint", anchorLog.checkpoint([anchorKey], undefined, [testKey("witness.example/w1", "witness", 4).cosign(anchorLog.text(), 1_790_000_000)]));
      seal(pack);
      return checkFiles(pack.files, { key: pack.key.vkey, policy: both });
    };
    const { log } = makePack(small);
    const good = await seenBy(anchorLogOf(log, [20]));
    expect(found(good)).toEqual([]);
    expect(good.proven.join(" ")).toMatch(/anchor-log\/checkpoint: the witness witness\.example\/w1 saw this head of 4 entries at \S+; it holds the first 20 entries of this log\./);
    expect(found(await seenBy(anchorLogOf(log, [])))).toEqual(["ANCHOR_NO_PROOF anchor-log/checkpoint", "QUORUM anchor-log/checkpoint"]);
    const { files, key } = makePack({ ...small, anchorLog: true, witness: true });
    expect(found(await checkFiles(files, { key: key.vkey, policy: both })), "the own head's cosignature does not count for the anchor log").toEqual(["QUORUM anchor-log/checkpoint"]);
  });

  test("the anchor log's next key is followed from the one the policy names, over a head that both signed, and not without it", async () => {
    const [first, next] = [testKey(ANCHOR_ORIGIN, "anchor"), testKey(ANCHOR_ORIGIN, "next")];
    const rotated = (vkey: string) => canonical({ v: 1, type: "key.rotated", vkey, from_size: 5 });
    const judged = async (overlap: boolean, keys = [first]) => {
      const pack = makePack({ ...small, anchorLog: true });
      for (const path of [...pack.files.keys()].filter((name) => name.startsWith("anchor-log/"))) pack.files.delete(path);
      const before = anchorLogOf(pack.log, [20]).leaves;
      const anchorLog = new TestLog(ANCHOR_ORIGIN, [...before, rotated(next.vkey), ...before.slice(1, 3)]);
      addLog(pack.files, anchorLog);
      if (overlap) addOlder(pack.files, anchorLog, 5, [first, next]);
      pack.files.set("anchor-log/checkpoint", anchorLog.checkpoint([next], undefined, [testKey("witness.example/w1", "witness", 4).cosign(anchorLog.text(), 1_790_000_000)]));
      seal(pack);
      return checkFiles(pack.files, { key: pack.key.vkey, policy: Buffer.concat([Buffer.from(keys.map(({ vkey }) => `log ${vkey}\n`).join("")), policy("one")]) });
    };
    expect(found(await judged(true))).toEqual([]);
    expect(found(await judged(true, [first, next]))).toEqual([]);
    const alone = await judged(false);
    expect(found(alone)).toEqual(["QUORUM anchor-log/checkpoint"]);
    expect(alone.notes.map(({ code, place }) => `${code} ${place}`)).toContain("KEY_NOT_FOLLOWED anchor-log/heads/4.json");
    expect(found(await judged(false, [next]))).toEqual([]);
  });

  test("the policy in the pack proves nothing: its witnesses are a note", async () => {
    const { files, key } = makePack({ ...small, witness: true });
    const report = await checkFiles(files, { key: key.vkey });
    expect(report.proven.join(" ")).not.toContain("witness");
    expect(report.notes.map(({ code }) => code)).toEqual(["WITNESS_NOT_JUDGED"]);
  });
});
