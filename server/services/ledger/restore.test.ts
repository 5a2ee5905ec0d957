import { randomBytes } from "node:crypto";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test, vi } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { builtPack } from "@/db/testing/packs";
import { sequenceOf } from "@/db/testing/jobs";
import { copyLedger, pastTriggers, restoreLedger } from "@/db/testing/ledger-copy";
import { leavesOf, openLogOf, writeEntries } from "@/db/testing/ledgers";
import { freezeOf, restored, sequenced } from "@/db/testing/restored-log";
import { database } from "@/db/testing/database";
import type { GuardedHead } from "@/server/domain/ledger/head-guard";
import { appendLeaf, EMPTY_FRONTIER, encodeFrontier, leafHash, rootHash } from "@/server/domain/ledger/merkle";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";
import { FileHeadGuard, headGuard } from "@/server/storage/head-guard";

import { publishHead as publishTenantHead } from "../anchors/publish-head";
import { checkHeadsOf } from "./check-all-heads";
import { getLedger } from "./get";
import { getCheckpoint } from "./get-checkpoint";
import { listCheckpoints } from "./list-checkpoints";
import { initGuard } from "./init-guard";
import { listOperatorLogs, listUnknownGuards } from "./operator-logs";
import { sequenceLog } from "./sequence";
import { unfreezeLog } from "./unfreeze";

const now = () => new Date();
const guardFolder = (logId: string) => path.join(database.dataDir, "ledger-guard", logId);

/** The sequencer as a process that has just started runs it: with nothing checked yet. */
async function sequenceAfresh(orgId: string, logId: string): Promise<number> {
  vi.resetModules();
  const fresh = await import("./sequence");
  return fresh.sequenceLog(orgId, logId, now());
}

async function guardOf(logId: string): Promise<GuardedHead> {
  const guard = await headGuard().read(logId);
  if (!guard) throw new Error("no guard");
  return guard;
}

const signaturesOf = async (logId: string) => (await admin()`select 1 from ledger.signatures where log_id = ${logId}`).length;

describe("the head guard and the sequencer", () => {
  test("a new log makes its guard itself, and every head is in it once it is committed", async () => {
    const { org, logId } = await sequenced(5);
    const [guard, log] = [await headGuard().read(logId), await openLogOf(org.id)];
    expect(guard).toMatchObject({ origin: log.origin, size: 8, root: Buffer.from(log.root) });
    const [key] = await admin()<{ vkey: string }[]>`select vkey from ledger.keys where log_id = ${logId}`;
    expect(openCheckpoint(guard?.note ?? "", [parseVerifierKey(key?.vkey ?? "")]).size).toBe(8);
    const [head] = await admin()<{ same: boolean }[]>`select sys_id = system_identifier::text and sys_id = ${guard?.systemId ?? ""} as same from ledger.log_heads, pg_control_system() where log_id = ${logId}`;
    expect(head?.same).toBe(true);
  });

  test("a guard that lags behind is no fault, and catches up", async () => {
    const { org, logId } = await sequenced(3);
    const early = await guardOf(logId);
    await writeEntries(org, 4);
    await sequenceOf(org.id);
    rmSync(guardFolder(logId), { recursive: true });
    await headGuard().publish(logId, early);
    await checkHeadsOf(org.id, now());
    expect((await headGuard().read(logId))?.size).toBe(10);
    await writeEntries(org, 1);
    await sequenceAfresh(org.id, logId);
    await expect.poll(async () => (await headGuard().read(logId))?.size).toBe(11);
  });

  test("a head that the guard does not hold is handed to nobody, and is once the guard has caught up", async () => {
    const { org } = await sequenced(1);
    const size = async () => (await getCheckpoint(org.as())).size;
    const before = await size();
    const full = vi.spyOn(FileHeadGuard.prototype, "publish").mockRejectedValue(new Error("no space left"));
    await writeEntries(org, 2);
    await sequenceOf(org.id);
    expect((await openLogOf(org.id)).size).toBe(before + 2);
    expect([await size(), (await getLedger(org.as())).head.size, (await listCheckpoints(org.as())).rows[0]?.size]).toEqual([before, before, before]);
    await expect(getCheckpoint(org.as(), { size: before + 2 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await builtPack(org, { kind: "all" })).manifest["log"]).toMatchObject({ size: before });
    await publishTenantHead(org.id, now(), []);
    expect(await admin()`select size::int from ledger.published_heads where org_id = ${org.id} order by size desc limit 1`).toEqual([{ size: before }]);
    full.mockRestore();
    await checkHeadsOf(org.id, now());
    expect(await size()).toBe(before + 2);
  });

  test("a guard that cannot be written lags and does not stop the sequencer; one that cannot be asked does, and freezes nothing", async () => {
    const { org, logId } = await sequenced(1);
    const full = vi.spyOn(FileHeadGuard.prototype, "publish").mockRejectedValue(new Error("no space left"));
    await writeEntries(org, 1);
    await sequenceOf(org.id);
    expect((await openLogOf(org.id)).size).toBe(5);
    full.mockRestore();
    const away = vi.spyOn(FileHeadGuard.prototype, "read").mockRejectedValue(new Error("input/output error"));
    await writeEntries(org, 1);
    await expect(sequenceLog(org.id, logId, now())).rejects.toThrow("input/output error");
    away.mockRestore();
    expect(await freezeOf(org.id)).toMatchObject({ state: "active" });
    await sequenceOf(org.id);
    await expect.poll(async () => (await headGuard().read(logId))?.size).toBe(6);
  });
});

describe("a database put back to an older state", () => {
  test("is frozen before anything is signed; the refusal, the owners' mail and the status say so", async () => {
    const { org, logId } = await restored();
    await writeEntries(org, 1);
    const before = await signaturesOf(logId);
    expect(await sequenceLog(org.id, logId, now())).toBe(0);
    expect(await freezeOf(org.id)).toMatchObject({ state: "frozen", code: "GUARD_AHEAD", sentence: expect.stringContaining("holds 6 entries, a head of 10 was published") });
    expect(await signaturesOf(logId)).toBe(before);
    await expect(writeEntries(org, 1)).rejects.toMatchObject({ code: "UNAVAILABLE", message: expect.stringMatching(/frozen since .* a head of 10 was published.*docs\/operations\/ledger-repair\.md/s) });
    const mails = await admin()<{ subject: string; plain: string }[]>`select subject, plain from outbox where recipient = ${org.owner.email}`;
    expect(mails).toEqual([{ subject: `The ledger of Org ${org.slug.slice(4)} is frozen`, plain: expect.stringContaining("a head of 10 was published") }]);
    const [status] = (await listOperatorLogs(org.slug));
    expect(status).toMatchObject({ state: "frozen", size: 6, waiting: 1, guard: { size: 10 }, reason: { code: "GUARD_AHEAD" } });
  });

  test("is frozen also where nothing waits to be sequenced", async () => {
    const { org } = await restored();
    await checkHeadsOf(org.id, now());
    expect(await freezeOf(org.id)).toMatchObject({ state: "frozen", code: "GUARD_AHEAD" });
  });

  test("to before its first signature is no new log", async () => {
    const org = await createOrg({ adopt: false });
    const genesis = await copyLedger(org.id);
    await sequenceOf(org.id);
    await restoreLedger(genesis);
    const { id } = await openLogOf(org.id);
    expect(await sequenceAfresh(org.id, id)).toBe(0);
    expect(await freezeOf(org.id)).toMatchObject({ state: "frozen", code: "GUARD_AHEAD" });
  });

  test("stays frozen until it holds again what was published: forward recovery, then an operator", async () => {
    const { org, logId } = await sequenced(3);
    const yesterday = await copyLedger(org.id);
    await writeEntries(org, 2);
    await sequenceOf(org.id);
    const today = await copyLedger(org.id);
    await restoreLedger(yesterday);
    await checkHeadsOf(org.id, now());
    await expect(unfreezeLog(org.id, logId, now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("a head of 8 was published") });
    await restoreLedger({ ...today, rows: new Map(today.rows) });
    await admin()`update ledger.logs set state = 'frozen' where id = ${logId}`;
    await checkHeadsOf(org.id, now());
    expect((await freezeOf(org.id)).state).toBe("frozen");
    expect(await unfreezeLog(org.id, logId, now())).toEqual({ size: 8 });
    await sequenceOf(org.id);
    const last = JSON.parse(Buffer.from((await leavesOf(logId)).at(-1)?.leaf_bytes ?? []).toString()) as { type: string };
    expect([last.type, (await headGuard().read(logId))?.size]).toEqual(["audit.event", 9]);
    expect((await admin()`select 1 from audit_events where org_id = ${org.id} and action = 'log.unfrozen' and detail->'frozen'->>'code' = 'GUARD_AHEAD'`).length).toBe(1);
  });
});

describe("another history", () => {
  /** Rewrites a log with a superuser's means so that it is sound in itself. */
  async function rewrite(orgId: string, logId: string): Promise<void> {
    await pastTriggers(async (sql) => {
      const rows = await leavesOf(logId);
      const changed = rows.map((row, i) => (i === 1 ? leafHash(randomBytes(20)) : row.leaf_hash));
      const frontier = changed.reduce(appendLeaf, EMPTY_FRONTIER);
      await sql`update ledger.leaves set leaf_hash = ${changed[1] ?? new Uint8Array()} where log_id = ${logId} and idx = 1`;
      await sql`update ledger.log_heads set root = ${rootHash(frontier)}, frontier = ${encodeFrontier(frontier)} where log_id = ${logId} and org_id = ${orgId}`;
    });
  }

  test("at the size that was published is frozen", async () => {
    const { org, logId } = await sequenced(3);
    await rewrite(org.id, logId);
    await writeEntries(org, 1);
    expect(await sequenceLog(org.id, logId, now())).toBe(0);
    expect(await freezeOf(org.id)).toMatchObject({ state: "frozen", code: "GUARD_OTHER_ROOT" });
    await expect(unfreezeLog(org.id, logId, now())).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("that is longer than what was published is frozen by a process that starts", async () => {
    const { org, logId } = await sequenced(3);
    const early = await guardOf(logId);
    await writeEntries(org, 3);
    await sequenceOf(org.id);
    rmSync(guardFolder(logId), { recursive: true });
    await headGuard().publish(logId, early);
    await rewrite(org.id, logId);
    await writeEntries(org, 1);
    expect(await sequenceAfresh(org.id, logId)).toBe(0);
    expect(await freezeOf(org.id)).toMatchObject({ state: "frozen", code: "GUARD_NOT_CONSISTENT" });
  });

  test("in another database is looked at whole before the first signature, and let through where nothing is missing", async () => {
    const { org, logId } = await sequenced(3);
    await admin()`update ledger.log_heads set sys_id = '1' where log_id = ${logId}`;
    await writeEntries(org, 1);
    await sequenceOf(org.id);
    await pastTriggers(async (sql) => sql`delete from ledger.leaves where log_id = ${logId} and idx = 2`);
    await writeEntries(org, 1);
    await sequenceOf(org.id);
    expect((await openLogOf(org.id)).size).toBe(8);
    await admin()`update ledger.log_heads set timeline = timeline + 1 where log_id = ${logId}`;
    await writeEntries(org, 1);
    expect(await sequenceLog(org.id, logId, now())).toBe(0);
    expect(await freezeOf(org.id)).toMatchObject({ state: "frozen", code: "TREE_BROKEN" });
  });

  test("in a swapped database that never had a log: the status names what the guard knows and the database does not", async () => {
    const { org, logId } = await sequenced(1);
    const known = (await listOperatorLogs()).filter((log) => log.orgId !== org.id);
    expect(await listUnknownGuards(known)).toContain(logId);
    expect(await listUnknownGuards(await listOperatorLogs())).not.toContain(logId);
  });
});

describe("a guard without an entry", () => {
  test("is neither passed over nor a lock for ever: an operator makes the entry, and the log goes on", async () => {
    const { org, logId } = await sequenced(3);
    rmSync(guardFolder(logId), { recursive: true });
    await writeEntries(org, 1);
    expect(await sequenceLog(org.id, logId, now())).toBe(0);
    expect(await freezeOf(org.id)).toMatchObject({ state: "frozen", code: "GUARD_MISSING" });
    expect(readdirSync(path.dirname(guardFolder(logId)))).not.toContain(logId);
    expect(await initGuard(org.id, logId, now())).toEqual({ size: 6, reopened: true });
    await sequenceOf(org.id);
    await expect.poll(async () => (await headGuard().read(logId))?.size).toBe(8);
  });

  test("that is there and good is never replaced, and an unreadable one is set aside", async () => {
    const { org, logId } = await restored();
    await checkHeadsOf(org.id, now());
    await expect(initGuard(org.id, logId, now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("never put back") });
    const other = await sequenced(1);
    const file = readdirSync(guardFolder(other.logId)).toSorted().at(-1) ?? "";
    writeFileSync(path.join(guardFolder(other.logId), file), "damaged");
    await checkHeadsOf(other.org.id, now());
    expect(await freezeOf(other.org.id)).toMatchObject({ state: "frozen", code: "GUARD_UNREADABLE" });
    expect(await initGuard(other.org.id, other.logId, now())).toEqual({ size: 4, reopened: true });
    expect(readdirSync(path.dirname(guardFolder(other.logId))).filter((name) => name.startsWith(`${other.logId}.aside-`))).toHaveLength(1);
  });

  test("is not made for a log that is broken in itself, nor ends a freeze of another reason", async () => {
    const broken = await sequenced(3);
    rmSync(guardFolder(broken.logId), { recursive: true });
    await pastTriggers(async (sql) => sql`delete from ledger.leaves where log_id = ${broken.logId} and idx = 2`);
    await expect(initGuard(broken.org.id, broken.logId, now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("do not lead to its own head") });
    const { org, logId } = await restored();
    await checkHeadsOf(org.id, now());
    rmSync(guardFolder(logId), { recursive: true });
    expect(await initGuard(org.id, logId, now())).toEqual({ size: 6, reopened: false });
    expect((await freezeOf(org.id)).state).toBe("frozen");
  });
});
