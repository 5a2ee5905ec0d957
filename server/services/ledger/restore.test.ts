import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { describe, expect, inject, test, vi } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { copyLedger, pastTriggers, restoreLedger } from "@/db/testing/ledger-copy";
import { leavesOf, openLogOf, writeEntries, writeMirror } from "@/db/testing/ledgers";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { appendLeaf, EMPTY_FRONTIER, encodeFrontier, leafHash, rootHash, rootOfLeaves } from "@/server/domain/ledger/merkle";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";
import { FileHeadGuard, headGuard } from "@/server/storage/head-guard";
import { mirrorAt } from "@/ops/cli/ledger-mirror";

import { checkHeadsOf } from "./check-all-heads";
import { listOperatorLogs, listUnknownGuards } from "./operator-logs";
import { initGuard } from "./init-guard";
import { recordChanges } from "./record-change";
import { repairLog } from "./repair";
import { sequenceLog } from "./sequence";
import { succeedLog } from "./succeed";
import { unfreezeLog } from "./unfreeze";

const now = () => new Date();
const guardFolder = (logId: string) => path.join(inject("database").dataDir, "ledger-guard", logId);

/** The sequencer as a process that has just started runs it: with nothing checked yet. */
async function sequenceAfresh(orgId: string, logId: string): Promise<number> {
  vi.resetModules();
  const fresh = await import("./sequence");
  return fresh.sequenceLog(orgId, logId, now());
}

async function sequenced(count: number): Promise<{ org: TestOrg; logId: string }> {
  const org = await createOrg({ adopt: false });
  await writeEntries(org, count);
  await sequenceOf(org.id);
  return { org, logId: (await openLogOf(org.id)).id };
}

/** An organization whose database was put back to a state of 6 entries after 10 were published. */
async function restored() {
  const { org, logId } = await sequenced(3);
  const yesterday = await copyLedger(org.id);
  await writeEntries(org, 4);
  await sequenceOf(org.id);
  const published = await headGuard().read(logId);
  const mirror = mkdtempSync(path.join(tmpdir(), "mirror-"));
  await writeMirror(mirror, logId, published?.note ?? "");
  const lost = (await leavesOf(logId)).slice(6);
  await restoreLedger(yesterday);
  return { org, logId, published, mirror, lost };
}

async function freezeOf(orgId: string): Promise<{ state: string; code: string | null; sentence: string | null }> {
  const [row] = await admin()<{ state: string; code: string | null; sentence: string | null }[]>`
    select l.state, e.code, e.sentence from ledger.logs l left join ledger.log_events e on e.org_id = l.org_id and e.log_id = l.id and e.kind = 'frozen' where l.org_id = ${orgId} order by e.at desc limit 1`;
  return row ?? { state: "gone", code: null, sentence: null };
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
    const early = await headGuard().read(logId);
    await writeEntries(org, 4);
    await sequenceOf(org.id);
    rmSync(guardFolder(logId), { recursive: true });
    await headGuard().publish(logId, early!);
    await checkHeadsOf(org.id, now());
    expect((await headGuard().read(logId))?.size).toBe(10);
    await writeEntries(org, 1);
    await sequenceAfresh(org.id, logId);
    await expect.poll(async () => (await headGuard().read(logId))?.size).toBe(11);
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
    const early = await headGuard().read(logId);
    await writeEntries(org, 3);
    await sequenceOf(org.id);
    rmSync(guardFolder(logId), { recursive: true });
    await headGuard().publish(logId, early!);
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

describe("repair from a mirror", () => {
  test("brings back the lost entries byte for byte, with the head as it was signed, and the log goes on", async () => {
    const { org, logId, published, mirror, lost } = await restored();
    const waiting = await writeEntries(org, 2);
    await checkHeadsOf(org.id, now());
    expect(await repairLog(org.id, logId, await mirrorAt(mirror), now())).toEqual({ from: 6, to: 9 });
    expect((await leavesOf(logId)).slice(6)).toEqual(lost);
    const [head] = await admin()<{ size: number; root: Uint8Array }[]>`select size::int, root from ledger.checkpoints where log_id = ${logId} order by size desc limit 1`;
    expect(head).toEqual({ size: 10, root: published?.root });
    await sequenceOf(org.id);
    const rows = await leavesOf(logId);
    expect([rows.length, (await headGuard().read(logId))?.size]).toEqual([13, 13]);
    expect(new Set(rows.map((row) => row.entry_id)).isSupersetOf(new Set(waiting))).toBe(true);
    expect(Buffer.compare((await openLogOf(org.id)).root, rootOfLeaves(rows.map((row) => row.leaf_hash)))).toBe(0);
    await sequenceAfresh(org.id, logId);
    expect((await freezeOf(org.id)).state).toBe("active");
  });

  test("an entry that waited in the copy and was sequenced afterwards gets its old index back", async () => {
    const org = await createOrg({ adopt: false });
    const logId = (await openLogOf(org.id)).id;
    await sequenceOf(org.id);
    const ids = await writeEntries(org, 2);
    const copy = await copyLedger(org.id);
    await sequenceOf(org.id);
    const mirror = mkdtempSync(path.join(tmpdir(), "mirror-"));
    await writeMirror(mirror, logId, (await headGuard().read(logId))?.note ?? "");
    await restoreLedger(copy);
    await checkHeadsOf(org.id, now());
    await repairLog(org.id, logId, await mirrorAt(mirror), now());
    expect((await leavesOf(logId)).slice(3, 5).map((row) => row.entry_id)).toEqual(ids);
    await sequenceOf(org.id);
    expect(await leavesOf(logId)).toHaveLength(6);
  });

  test("imports nothing where the mirror is short, of another history, damaged, or signed by a stranger", async () => {
    const { org, logId, published, mirror } = await restored();
    await checkHeadsOf(org.id, now());
    const bundle = path.join(mirror, "tile/entries/000.p/10");
    const good = { bundle: readFileSync(bundle), note: published?.note ?? "" };
    const attempt = async (change: () => void) => {
      writeFileSync(bundle, good.bundle);
      writeFileSync(path.join(mirror, "checkpoint"), good.note);
      change();
      return repairLog(org.id, logId, await mirrorAt(mirror), now()).then(() => "repaired", (error: Error) => error.message);
    };
    const flipped = Buffer.from(good.bundle);
    flipped[flipped.length - 30] = (flipped[flipped.length - 30] ?? 0) ^ 1;
    expect(await attempt(() => writeFileSync(bundle, flipped))).toMatch(/MIRROR_/);
    expect(await attempt(() => writeFileSync(path.join(mirror, "checkpoint"), good.note.replace(/.{8}\n$/, "AAAAAAA=\n")))).toMatch(/NOTE_/);
    const other = await sequenced(9);
    const stranger = (await headGuard().read(other.logId))?.note ?? "";
    expect(await attempt(() => writeFileSync(path.join(mirror, "checkpoint"), stranger))).toMatch(/NOTE_UNSIGNED/);
    const [old] = await admin()<{ body: string; key_name: string; line: string }[]>`select c.body, s.key_name, encode(s.key_id || s.sig, 'base64') as line from ledger.checkpoints c join ledger.signatures s using (org_id, log_id, size) where c.log_id = ${logId} and c.size = 6`;
    expect(await attempt(() => writeFileSync(path.join(mirror, "checkpoint"), `${old?.body}\n\u2014 ${old?.key_name} ${old?.line.replaceAll("\n", "")}\n`))).toMatch(/MIRROR_SHORT/);
    expect([(await leavesOf(logId)).length, (await freezeOf(org.id)).state]).toEqual([6, "frozen"]);
    expect(await attempt(() => undefined)).toBe("repaired");
  });

  test("is refused on a log that is not frozen, and never mends a tree", async () => {
    const { org, logId, mirror } = await restored();
    await expect(repairLog(org.id, logId, await mirrorAt(mirror), now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("active") });
    await checkHeadsOf(org.id, now());
    await pastTriggers(async (sql) => sql`delete from ledger.leaves where log_id = ${logId} and idx = 2`);
    await expect(repairLog(org.id, logId, await mirrorAt(mirror), now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("never mended") });
  });
});

describe("succession", () => {
  test("the successor's first entry holds the old head, what is lost, the statement and what was never sequenced; the old log stays as it is", async () => {
    const { org, logId, published } = await restored();
    const waiting = await writeEntries(org, 2);
    await checkHeadsOf(org.id, now());
    const before = await leavesOf(logId);
    const next = await succeedLog(org.id, logId, { statement: "The disk was lost; the mirror too." }, now());
    expect(next).toMatchObject({ lost: { from: 6, to: 9 }, carried: 2 });
    const ids = await writeEntries(org, 1);
    const fresh = await openLogOf(org.id);
    await sequenceLog(org.id, fresh.id, now());
    const rows = await leavesOf(fresh.id);
    const first = JSON.parse(Buffer.from(rows[0]?.leaf_bytes ?? []).toString()) as { type: string; log: string };
    expect([first.type, first.log, rows.map((row) => row.entry_id).slice(1)]).toEqual(["log.succession", next.origin, ids]);
    const [event] = await admin()<{ detail: Record<string, unknown> }[]>`select detail from audit_events where org_id = ${org.id} and entry_id = ${rows[0]?.entry_id ?? ""}`;
    expect(event?.detail).toMatchObject({
      origin: next.origin, vkey: next.vkey, lost: { from: 6, to: 9 }, statement: "The disk was lost; the mirror too.",
      predecessor: { size: 10, root: Buffer.from(published?.root ?? []).toString("base64"), note: published?.note }, carried: waiting.map((id) => expect.objectContaining({ id })),
    });
    expect(await leavesOf(logId)).toEqual(before);
    expect(await sequenceLog(org.id, logId, now())).toBe(0);
    expect((await headGuard().read(logId))?.size).toBe(10);
    expect(await admin()`select 1 from ledger.pending where log_id = ${logId}`).toHaveLength(0);
    await expect(unfreezeLog(org.id, logId, now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("closed") });
  });

  test("an entry that follows one of the old log begins its object's history anew", async () => {
    const { org, logId } = await restored();
    const [old = ""] = await admin()<{ id: string }[]>`select entry_id as id from ledger.leaves where log_id = ${logId} and idx = 2`.then((rows) => rows.map((row) => row.id));
    await checkHeadsOf(org.id, now());
    await succeedLog(org.id, logId, { statement: "Lost." }, now());
    const [id = ""] = await withOrg(org.id, async (tx) => recordChanges(tx, org.as(), [{ action: "test.followed", object: { kind: "test", id: "x" }, detail: {}, previousEntryId: old }]));
    const [row] = await admin()<{ leaf_bytes: Uint8Array }[]>`select leaf_bytes from ledger.entries where id = ${id}`;
    expect(JSON.parse(Buffer.from(row?.leaf_bytes ?? []).toString())).toMatchObject({ prev: null });
  });

  test("after a changed history needs the operator's word on what is vouched for", async () => {
    const { org, logId } = await sequenced(3);
    await pastTriggers(async (sql) => sql`update ledger.leaves set leaf_hash = ${randomBytes(32)} where log_id = ${logId} and idx = 1`);
    await admin()`update ledger.log_heads set sys_id = '1' where log_id = ${logId}`;
    await checkHeadsOf(org.id, now());
    await expect(succeedLog(org.id, logId, { statement: "Changed." }, now())).rejects.toMatchObject({ code: "INVALID", message: expect.stringContaining("--last-good") });
    expect(await succeedLog(org.id, logId, { statement: "Changed.", lastGoodSize: 1 }, now())).toMatchObject({ lost: { from: 1, to: 5 } });
  });

  test("only a frozen log is succeeded, and only one log of an organization is open", async () => {
    const { org, logId } = await sequenced(1);
    await expect(succeedLog(org.id, logId, { statement: "x" }, now())).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(admin()`insert into ledger.logs (org_id, id, origin, kind, state, created_at) values (${org.id}, 'x', ${`o-${org.id}`}, 'tenant', 'active', now())`).rejects.toThrow(/logs_open_key/);
  });
});
