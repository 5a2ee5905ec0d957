import { and, asc, eq, inArray, ne, or, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { heldChanges, logs, selfChecks } from "@/db/schema/ledger";
import type { Findings } from "@/server/domain/ledger/finding";

import { saysTheSame } from "./filed-check";
import { heldGone, type HeldGone } from "./held-count";
import { isCheckOurs, isHeldOurs, isOlderThanMarks, type HeldRow } from "./marked-rows";
import { markedSince } from "./marked-since";
import { openKeys } from "./open-keys";
import type { SelfCheckRow } from "./self-checks";

/**
 * `ours`: as this installation wrote it. `unknown`: from before there were marks, and no evidence tells of it any more or yet: nothing
 * goes on from it, and it is no fault. `changed`: not as it was written, or put in.
 */
export type Standing = "ours" | "unknown" | "changed";

/** Whether a check that came to its end is as this installation wrote it: only then anything may go on from it. */
export async function isOurs(tx: Tx, row: SelfCheckRow): Promise<boolean> {
  return (await standingOf(tx, row, row.mark === null ? await markedSince(tx, row.orgId) : null)) === "ours";
}

/**
 * How a check that came to its end stands: by its mark; one from before there were marks, by the evidence it was filed as.
 *
 * @param since when this installation began to mark (`markedSince`): from then on no check is without
 */
export async function standingOf(tx: Tx, row: SelfCheckRow, since: Date | null): Promise<Standing> {
  if (row.mark !== null) return isCheckOurs(await openKeys(row.orgId), row) ? "ours" : "changed";
  if (since && row.startedAt > since) return "changed";
  return byEvidence(tx, row);
}

async function byEvidence(tx: Tx, row: SelfCheckRow): Promise<Standing> {
  const name = `${row.id}.json`;
  const filed = await tx.select({ fileName: evidence.fileName, sha256: evidence.sha256, extractedAt: evidence.extractedAt, by: evidence.pushedByKind, query: sql<string | null>`${evidence.provenance}->>'query'`, parameters: sql<string | null>`${evidence.provenance}->>'parameters'` })
    .from(evidence).where(and(eq(evidence.orgId, row.orgId), or(eq(evidence.id, row.evidenceId ?? ""), and(eq(evidence.fileName, name), eq(evidence.pushedByKind, "system")))));
  const ours = filed.find(({ fileName, by }) => fileName === name && by === "system");
  if (ours) return saysTheSame(row, ours) ? "ours" : "changed";
  return filed.every(({ sha256 }) => sha256 === "") ? "unknown" : "changed";
}

/**
 * Holds the record of self-checks against their marks, and against the evidence that each was filed as: a row put in or changed
 * would make it look as if all had been gone over, one taken away as if nothing had been found. Findings: `ROW_CHANGED`, `ROW_MISSING`.
 */
export async function compareChecks(orgId: string, findings: Findings): Promise<void> {
  const changed = await withOrg(orgId, async (tx) => checksChanged(tx, orgId), "system");
  for (const row of changed) findings.add("ROW_CHANGED", `self-check ${row.id}`, "not as this installation wrote it, or not written by it");
  const elsewhere = await withOrg(orgId, async (tx) => filedElsewhere(tx, orgId), "system");
  for (const { id } of elsewhere) findings.add("ROW_CHANGED", `self-check ${id}`, "names evidence that it was not filed as");
  const gone = await withOrg(orgId, async (tx) => checksGone(tx, orgId), "system");
  for (const { id, name } of gone) findings.add("ROW_MISSING", `self-check ${name.replace(/\.json$/, "")}`, `gone, though its result was filed as the evidence ${id}`);
}

async function checksChanged(tx: Tx, orgId: string): Promise<SelfCheckRow[]> {
  const rows = await tx.select().from(selfChecks).where(and(eq(selfChecks.orgId, orgId), inArray(selfChecks.state, ["passed", "failed"]))).orderBy(asc(selfChecks.startedAt));
  const since = await markedSince(tx, orgId);
  const changed: SelfCheckRow[] = [];
  for (const row of rows) if ((await standingOf(tx, row, since)) === "changed") changed.push(row);
  return changed;
}

/** Pages lead from a check to its evidence. Of what was erased the name is gone too. */
async function filedElsewhere(tx: Tx, orgId: string): Promise<{ id: string }[]> {
  return tx.execute<{ id: string }>(sql`
    select s.id from ledger.self_checks s left join evidence e on e.org_id = s.org_id and e.id = s.evidence_id
    where s.org_id = ${orgId} and s.evidence_id is not null and coalesce(e.file_name <> s.id || '.json', e.id is null) order by s.id limit 20`);
}

async function checksGone(tx: Tx, orgId: string): Promise<{ id: string; name: string }[]> {
  return tx.execute<{ id: string; name: string }>(sql`
    select e.id, e.file_name as name from evidence e where e.org_id = ${orgId} and e.pushed_by_kind = 'system' and e.source_system = 'proofroom-ledger' and e.file_name is not null
      and not exists (select 1 from ledger.self_checks s where s.org_id = e.org_id and s.id || '.json' = e.file_name and s.state in ('passed', 'failed')) order by e.id limit 20`);
}

/**
 * Holds what waits for a frozen ledger against its marks and numbers. Findings: `ROW_CHANGED` (changed or put in), `ROW_MISSING` (one
 * between others, or the first, was taken out), `ROW_STRANGER` (it waits for a ledger that takes entries). That the newest was taken
 * out leaves no gap: the head guard's count of them tells, once a clock has told it.
 */
export async function compareHeld(orgId: string, findings: Findings): Promise<void> {
  const { rows, gone, isActive } = await withOrg(orgId, async (tx) => heldNow(tx, orgId), "system", { isolationLevel: "repeatable read", accessMode: "read only" });
  for (const { from, to, known } of gone) if (from <= to) findings.add("ROW_MISSING", `changes kept while frozen, ${from} to ${to}`, known ? "gone, though the head guard knows of them" : "gone with a freeze of which the head guard knows and this database does not");
  if (isActive) for (const { id } of rows) findings.add("ROW_STRANGER", `change kept while frozen ${id}`, "waits to be recorded though the ledger takes entries: it was put in, or put back after it had been recorded. Delete the row, and find out who wrote it");
  if (isActive || rows.length === 0) return;
  const keys = await openKeys(orgId);
  const since = rows.some(({ mark }) => mark === null) ? await withOrg(orgId, async (tx) => markedSince(tx, orgId), "system") : null;
  const sound = rows.filter((row) => isHeldOurs(keys, row));
  for (const row of rows) if (!sound.includes(row) && !isOlderThanMarks(row, since)) findings.add("ROW_CHANGED", `change kept while frozen ${row.id}`, "not as this installation kept it, or not kept by it");
  sound.forEach((row, i) => {
    const expected = (sound[i - 1]?.n ?? 0) + 1;
    if (row.n !== expected) findings.add("ROW_MISSING", `changes kept while frozen, ${expected} to ${row.n - 1}`, "gone, though later ones wait");
  });
}

/** At one moment: who reopens a log records what waits in the same transaction, so none is left with an active one. */
async function heldNow(tx: Tx, orgId: string): Promise<{ rows: HeldRow[]; gone: HeldGone[]; isActive: boolean }> {
  const rows = await tx.select().from(heldChanges).where(eq(heldChanges.orgId, orgId)).orderBy(asc(heldChanges.n), asc(heldChanges.id));
  const [open] = await tx.select({ id: logs.id, state: logs.state }).from(logs).where(and(eq(logs.orgId, orgId), ne(logs.state, "closed")));
  const isActive = open?.state === "active";
  return { rows, gone: open ? await heldGone(tx, { orgId, logId: open.id }, !isActive) : [], isActive };
}
