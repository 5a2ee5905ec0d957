import { writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test, vi } from "vitest";

import { admin } from "@/db/testing/admin";
import { database } from "@/db/testing/database";
import { copyLedger, restoreLedger } from "@/db/testing/ledger-copy";
import { openLogOf, writeEntries } from "@/db/testing/ledgers";
import { sequenceOf } from "@/db/testing/jobs";
import { builtPack, checkPack } from "@/db/testing/packs";
import { freezeOf, sequenced } from "@/db/testing/restored-log";
import { mirrorAt } from "@/ops/cli/ledger-mirror";
import { FileHeadGuard, headGuard } from "@/server/storage/head-guard";

import { checkHeadsOf } from "./check-all-heads";
import { freezeNow } from "./freeze";
import { initGuard } from "./init-guard";
import { repairLog } from "./repair";
import { selfCheck } from "./self-check";
import { sequenceLog } from "./sequence";
import { succeedLog } from "./succeed";
import { unfreezeLog } from "./unfreeze";

const now = () => new Date();
const statement = "The volume was lost.";
const guardFile = (logId: string) => path.join(database.dataDir, "ledger-guard", `${logId}.closed`);

/** A log that was closed and succeeded, as a copy from before has it: active and with all that was published of it. */
async function revived() {
  const { org, logId } = await sequenced(2);
  const yesterday = await copyLedger(org.id);
  await freezeNow(org.id, logId, { code: "OPERATOR", sentence: "The key was in other hands." }, now());
  const next = await succeedLog(org.id, logId, { statement }, now());
  await writeEntries(org, 3);
  await sequenceOf(org.id);
  const { id: nextId, size, root } = await openLogOf(org.id);
  await restoreLedger(yesterday);
  return { org, logId, yesterday, next: { ...next, id: nextId, size, root } };
}

test("a database from before a succession does not revive the closed log: it freezes, says why, and only a successor of the successor can go on", async () => {
  const { org, logId, yesterday, next } = await revived();
  await writeEntries(org, 1);
  expect(await sequenceLog(org.id, logId, now())).toBe(0);
  const freeze = await freezeOf(org.id);
  expect([freeze.state, freeze.code, freeze.sentence]).toEqual(["frozen", "GUARD_CLOSED", expect.stringContaining(`closed and ${next.origin} succeeded it`)]);
  const refused = { code: "CONFLICT", message: expect.stringContaining(next.origin) as string };
  await expect(unfreezeLog(org.id, logId, now())).rejects.toMatchObject(refused);
  await expect(initGuard(org.id, logId, now())).rejects.toMatchObject(refused);
  await expect(repairLog(org.id, logId, await mirrorAt(database.dataDir), now())).rejects.toMatchObject(refused);

  // What is good of the log that the operator sees says nothing of one that this database does not hold.
  await expect(succeedLog(org.id, logId, { statement, lastGoodSize: next.size + 5 }, now())).rejects.toMatchObject({ code: "INVALID", message: expect.stringContaining(next.origin) as string });
  const third = await succeedLog(org.id, logId, { statement: "Restored from a copy of yesterday." }, now());
  expect(third).toMatchObject({ lost: { from: 0, to: next.size - 1 }, carried: 1 });
  const [said] = await admin()<{ predecessor: object }[]>`select detail->'predecessor' as predecessor from audit_events where org_id = ${org.id} and action = 'log.succeeded' and object_label = ${third.origin}`;
  expect(said?.predecessor).toMatchObject({ origin: next.origin, size: next.size, root: Buffer.from(next.root).toString("base64") });
  await sequenceOf(org.id);
  const { status, output } = checkPack((await builtPack(org, { kind: "all" })).zip, third.vkey);
  expect([status, output.includes(`succeeds the closed log ${next.origin}`)], output).toEqual([0, true]);
  await checkHeadsOf(org.id, now());
  expect((await openLogOf(org.id)).state).toBe("active");

  // The same copy once more: what it would succeed is the last one there was.
  await restoreLedger(yesterday);
  await checkHeadsOf(org.id, now());
  expect((await openLogOf(org.id)).state).toBe("frozen");
  expect(await succeedLog(org.id, logId, { statement }, now())).toMatchObject({ lost: { from: 0 } });
  const origins = await admin()<{ origin: string }[]>`select detail->'predecessor'->>'origin' as origin from audit_events where org_id = ${org.id} and action = 'log.succeeded' order by at desc limit 1`;
  expect(origins[0]?.origin).toBe(third.origin);
});

test("a guard that could not be told of a succession is told by the next check; a damaged word of it freezes and is made anew by an operator", async () => {
  const { org, logId } = await sequenced(1);
  const yesterday = await copyLedger(org.id);
  await freezeNow(org.id, logId, { code: "OPERATOR", sentence: "Looked into." }, now());
  const full = vi.spyOn(FileHeadGuard.prototype, "end").mockRejectedValue(new Error("no space left"));
  const next = await succeedLog(org.id, logId, { statement }, now());
  await sequenceOf(org.id);
  await checkHeadsOf(org.id, now());
  expect(await headGuard().ending(logId)).toBeUndefined();
  full.mockRestore();
  await checkHeadsOf(org.id, now());
  expect([await headGuard().ending(logId), (await openLogOf(org.id)).state]).toEqual([{ origin: expect.stringContaining(logId) as string, successor: next.origin }, "active"]);
  await restoreLedger(yesterday);
  writeFileSync(guardFile(logId), "{");
  await checkHeadsOf(org.id, now());
  expect(await freezeOf(org.id)).toMatchObject({ state: "frozen", code: "GUARD_UNREADABLE" });
  await expect(initGuard(org.id, logId, now())).rejects.toMatchObject({ message: expect.stringContaining("If the log was never closed, run `ledger unfreeze`") as string });
  expect(await unfreezeLog(org.id, logId, now())).toMatchObject({ size: 4 });
});

test("a successor that was lost before its first head left the house is closed to the guard too, so a fourth log binds the third", async () => {
  const { org, logId } = await sequenced(1);
  const yesterday = await copyLedger(org.id);
  await freezeNow(org.id, logId, { code: "OPERATOR", sentence: "Looked into." }, now());
  const second = await succeedLog(org.id, logId, { statement }, now());
  const again = async () => {
    await restoreLedger(yesterday);
    await checkHeadsOf(org.id, now());
    return succeedLog(org.id, logId, { statement }, now());
  };
  const third = await again();
  expect(await headGuard().ending(second.origin.slice(second.origin.lastIndexOf("/") + 1))).toEqual({ origin: second.origin, successor: third.origin });
  await sequenceOf(org.id);
  const { size } = await openLogOf(org.id);
  expect(await again()).toMatchObject({ lost: { from: 0, to: size - 1 } });
  const [said] = await admin()<{ origin: string }[]>`select detail->'predecessor'->>'origin' as origin from audit_events where org_id = ${org.id} and action = 'log.succeeded' order by at desc limit 1`;
  expect(said?.origin).toBe(third.origin);
});

test.each([["with", true], ["without", false]])("the guard is told of every succession there was, also of a log that was closed since, %s a head", async (_, hasHead) => {
  const { org, logId } = await sequenced(1);
  const full = vi.spyOn(FileHeadGuard.prototype, "end").mockRejectedValue(new Error("no space left"));
  const succeed = async (id: string) => {
    await freezeNow(org.id, id, { code: "OPERATOR", sentence: "Looked into." }, now());
    const { origin } = await succeedLog(org.id, id, { statement }, now());
    if (hasHead) await sequenceOf(org.id);
    return { origin, id: (await openLogOf(org.id)).id };
  };
  const second = await succeed(logId);
  const third = await succeed(second.id);
  full.mockRestore();
  await checkHeadsOf(org.id, now());
  expect([await headGuard().ending(logId), await headGuard().ending(second.id)]).toMatchObject([{ successor: second.origin }, { origin: second.origin, successor: third.origin }]);
  await sequenceOf(org.id);
  const checks = await Promise.all([logId, second.id, third.id].map(async (id) => selfCheck(org.id, id, "full", now)));
  expect(checks.map((check) => check?.findings)).toEqual([[], [], []]);
});
