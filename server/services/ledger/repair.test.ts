import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { copyLedger, pastTriggers, restoreLedger } from "@/db/testing/ledger-copy";
import { leavesOf, openLogOf, writeEntries, writeMirror } from "@/db/testing/ledgers";
import { freezeOf, restored, sequenced } from "@/db/testing/restored-log";
import { mirrorAt } from "@/ops/cli/ledger-mirror";
import { rootOfLeaves } from "@/server/domain/ledger/merkle";
import { headGuard } from "@/server/storage/head-guard";

import { checkHeadsOf } from "./check-all-heads";
import { recordChanges } from "./record-change";
import { repairLog } from "./repair";
import { sequenceLog } from "./sequence";
import { succeedLog } from "./succeed";
import { unfreezeLog } from "./unfreeze";

const now = () => new Date();

describe("repair from a mirror", () => {
  test("brings back the lost entries byte for byte, with the head as it was signed, and the log goes on", async () => {
    const { org, logId, published, mirror, lost } = await restored();
    const waiting = await writeEntries(org, 2);
    await checkHeadsOf(org.id, now());
    expect(await repairLog(org.id, logId, await mirrorAt(mirror), now())).toEqual({ from: 6, to: 9 });
    expect((await leavesOf(logId)).slice(6)).toEqual(lost);
    const [head] = await admin()<{ size: number; root: Uint8Array }[]>`select size::int, root from ledger.checkpoints where log_id = ${logId} order by size desc limit 1`;
    expect(head).toEqual({ size: 10, root: published.root });
    await sequenceOf(org.id);
    const rows = await leavesOf(logId);
    expect([rows.length, (await headGuard().read(logId))?.size]).toEqual([13, 13]);
    expect(new Set(rows.map((row) => row.entry_id)).isSupersetOf(new Set(waiting))).toBe(true);
    expect(Buffer.compare((await openLogOf(org.id)).root, rootOfLeaves(rows.map((row) => row.leaf_hash)))).toBe(0);
    await checkHeadsOf(org.id, now());
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
    const good = { bundle: readFileSync(bundle), note: published.note };
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
  test("the successor's first entry holds the old head, what is lost, the statement and what was never sequenced, which follows it; the old log stays as it is", async () => {
    const { org, logId, published } = await restored();
    const waiting = await writeEntries(org, 2);
    await checkHeadsOf(org.id, now());
    const before = await leavesOf(logId);
    const next = await succeedLog(org.id, logId, { statement: "The disk was lost; the mirror too." }, now());
    expect(next).toMatchObject({ lost: { from: 6, to: 9 }, carried: 2 });
    const ids = [...waiting, ...(await writeEntries(org, 1))];
    const fresh = await openLogOf(org.id);
    await sequenceLog(org.id, fresh.id, now());
    const rows = await leavesOf(fresh.id);
    const first = JSON.parse(Buffer.from(rows[0]?.leaf_bytes ?? []).toString()) as { type: string; log: string };
    expect([first.type, first.log, rows.map((row) => row.entry_id).slice(1)]).toEqual(["log.succession", next.origin, ids]);
    const [event] = await admin()<{ detail: Record<string, unknown> }[]>`select detail from audit_events where org_id = ${org.id} and entry_id = ${rows[0]?.entry_id ?? ""}`;
    expect(event?.detail).toMatchObject({
      origin: next.origin, vkey: next.vkey, lost: { from: 6, to: 9 }, statement: "The disk was lost; the mirror too.",
      predecessor: { size: 10, root: Buffer.from(published.root).toString("base64"), note: published.note }, carried: waiting.map((id) => expect.objectContaining({ id })),
    });
    expect(await leavesOf(logId)).toEqual(before);
    expect(await sequenceLog(org.id, logId, now())).toBe(0);
    expect((await headGuard().read(logId))?.size).toBe(10);
    expect(await admin()`select 1 from ledger.pending where log_id = ${logId}`).toHaveLength(0);
    await expect(unfreezeLog(org.id, logId, now())).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("closed") });
  });

  test("waits for a change that began before the freeze, and names its entry too", async () => {
    const { org, logId } = await restored();
    let finish = () => undefined as void;
    const held = new Promise<void>((resolve) => { finish = resolve; });
    let begun = () => undefined as void;
    const isWritten = new Promise<void>((resolve) => { begun = resolve; });
    const slow = withOrg(org.id, async (tx) => {
      await recordChanges(tx, org.as(), [{ action: "test.slow", object: { kind: "test", id: "slow" }, detail: {} }]);
      begun();
      await held;
    });
    await isWritten;
    await checkHeadsOf(org.id, now());
    const succession = succeedLog(org.id, logId, { statement: "Lost." }, now());
    await expect.poll(async () => (await admin()`select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`).length).toBeGreaterThan(0);
    finish();
    await slow;
    expect(await succession).toMatchObject({ carried: 1 });
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
