import { createHash } from "node:crypto";

import { and, eq, inArray, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Tx } from "@/db/client";
import { insertRows, spreadRows } from "@/db/insert-rows";
import { evidence, evidenceLinks, evidenceWithdrawals, records, recordSupplements, smallBlobs } from "@/db/schema/evidence";
import type { PushAnswer } from "@/server/domain/evidence/view";
import { newId } from "@/server/domain/ids/ids";

import type { ServiceContext } from "../context";
import { ledgerOf, writeChanges, type Change, type Ledger } from "../ledger/record-change";
import { evidenceRow } from "./evidence-row";
import { isKeptInRow } from "./keep-bytes";
import { answerOf, type Prepared } from "./prepare";

type EvidenceRow = typeof evidence.$inferInsert;
type Written = { item: Prepared; row: EvidenceRow };
// A file may hold 200,000 records; a parameter should not.
const ROWS_A_STATEMENT = 5000;

/**
 * Writes the accepted items of a push in the caller's transaction. The ledger's queue is also the order to judge: the
 * sequencer asks for the controls that the entries it places bear on. Items that are there already come back as
 * duplicates; where the same push commits at the same moment, the unique fingerprint refuses this one (see `pushEvidence`).
 */
export async function storePrepared(tx: Tx, ctx: ServiceContext, items: Prepared[]): Promise<Map<Prepared, PushAnswer>> {
  // What does not depend on each other is asked for at once: the statements travel in one round trip.
  const [ledger, known] = await Promise.all([ledgerOf(tx, ctx), findDuplicates(tx, ctx, items)]);
  const answers = new Map([...known].map(([item, row]) => [item, answerOf(item, "duplicate", row)]));
  // Of equal items in one batch the first is the one.
  const firsts = new Map(items.filter((item) => !known.has(item)).toReversed().map((item) => [item.fingerprint, item]));
  const written = [...firsts.values()].toReversed().map((item): Written => ({
    item, row: evidenceRow(ctx, item, { id: newId("evidence"), number: item.predecessor?.number ?? 0, entryId: uuidv7({ msecs: ctx.now.getTime() }) }),
  }));
  if (written.length > 0) await insertParts(tx, ctx, written, ledger);
  const numbers = written.length > 0 ? await insertEvidence(tx, ctx.orgId, written.map(({ row }) => row)) : new Map<string, number>();
  for (const { item, row } of written) answers.set(item, answerOf(item, "created", { id: row.id, number: numbers.get(row.id) ?? 0 }));
  for (const item of items) {
    const first = answers.get(firsts.get(item.fingerprint) ?? item);
    if (!answers.has(item) && first) answers.set(item, { ...first, status: "duplicate" });
  }
  return answers;
}

/**
 * The evidence rows and the numbers people see, in one statement and last of all: the series is locked from here to the
 * commit, so pushes of one organization wait for each other no longer than that. Its parts went in before it; their
 * foreign keys are checked at the commit. A push that fails gives its numbers back: there are no gaps.
 */
async function insertEvidence(tx: Tx, orgId: string, rows: EvidenceRow[]): Promise<Map<string, number>> {
  let fresh = 0;
  const ranked = rows.map((row) => (row.version === 1 ? { ...row, number: ++fresh } : row));
  const { columns, source } = spreadRows(evidence, ranked);
  const number = sql`case when given.version = 1 then counter.value - ${fresh}::int + given.number else given.number end`;
  const values = columns.map((name) => (name === "number" ? number : sql`given.${sql.identifier(name)}`));
  const stored = await tx.execute<{ id: string; number: number }>(sql`
    with counter as (insert into org_counters (org_id, name, value) values (${orgId}, 'evidence', ${fresh}::int)
      on conflict (org_id, name) do update set value = org_counters.value + excluded.value returning value)
    insert into evidence (${sql.join(columns.map((name) => sql.identifier(name)), sql`, `)}) select ${sql.join(values, sql`, `)} from ${source}, counter returning id, number`);
  return new Map(stored.map((row) => [row.id, row.number]));
}

async function insertParts(tx: Tx, ctx: ServiceContext, written: Written[], ledger: Ledger): Promise<void> {
  const blobs = written.flatMap(({ item }) => (item.read.bytes && isKeptInRow(item) ? [{ orgId: ctx.orgId, sha256: item.read.sha256, bytes: item.read.bytes }] : []));
  const recordRows = written.flatMap(({ item, row }) => recordRowsOf(ctx, item, row));
  const supplements = written.flatMap((entry) => supplementRowsOf(ctx, entry, recordRows));
  const links = written.flatMap(({ item, row }) => item.controls.map((control) => ({
    orgId: ctx.orgId, evidenceId: row.id, controlId: control.id, linkedBy: control.linkedBy, by: ctx.actor.id, at: ctx.now,
  })));
  await Promise.all([
    insertRows(tx, smallBlobs, blobs, sql`on conflict do nothing`),
    ...chunks(recordRows).map(async (rows) => insertRows(tx, records, rows)),
    ...chunks(supplements).map(async (rows) => insertRows(tx, recordSupplements, rows)),
    insertRows(tx, evidenceLinks, links),
    writeChanges(tx, ctx, ledger, written.map(({ item, row }) => changeOf(item, row))),
  ]);
}

function chunks<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_STATEMENT) }, (_, i) => rows.slice(i * ROWS_A_STATEMENT, (i + 1) * ROWS_A_STATEMENT));
}

function recordRowsOf(ctx: ServiceContext, item: Prepared, row: EvidenceRow): (typeof records.$inferInsert)[] {
  return item.records.map((record, ordinal) => ({
    orgId: ctx.orgId, id: newId("record"), evidenceId: row.id, ordinal, kind: record.kind, occurredAt: record.occurredAt ? new Date(record.occurredAt) : null,
    receivedAt: ctx.now, facts: record.facts, derived: record.derived ?? [], locator: record.locator, zoneAssumed: record.zoneAssumed ?? false,
  }));
}

function supplementRowsOf(ctx: ServiceContext, { item, row }: Written, recordRows: (typeof records.$inferInsert)[]) {
  const ids = new Map(recordRows.filter((record) => record.evidenceId === row.id).map((record) => [record.ordinal, record.id]));
  return item.supplements.map((given) => ({
    orgId: ctx.orgId, id: newId("supplement"), recordId: ids.get(given.record) ?? "", evidenceId: row.id, fact: given.fact,
    value: given.value, source: given.source, by: ctx.actor.id, at: ctx.now,
  }));
}

function changeOf(item: Prepared, row: EvidenceRow): Change {
  return {
    action: row.version === 1 ? "evidence.pushed" : "evidence.corrected", type: "evidence.version", entryId: row.entryId,
    object: { kind: "evidence", id: row.id, version: row.version, label: row.title },
    detail: {
      sha256: row.sha256, format: row.format, kinds: row.kinds, records: row.recordsTotal,
      controls: item.controls.map((control) => control.key), supersedes: row.supersedesId, provenance: row.provenance,
    },
    files: [{ sha256: row.sha256, sizeBytes: row.sizeBytes }],
    previousEntryId: item.predecessor?.entryId,
  };
}

async function findDuplicates(tx: Tx, ctx: ServiceContext, items: Prepared[]): Promise<Map<Prepared, { id: string; number: number }>> {
  if (items.length === 0) return new Map();
  const rows = await tx.select({ id: evidence.id, number: evidence.number, fingerprint: evidence.fingerprint, withdrawnId: evidenceWithdrawals.evidenceId }).from(evidence)
    .leftJoin(evidenceWithdrawals, and(eq(evidenceWithdrawals.orgId, evidence.orgId), eq(evidenceWithdrawals.evidenceId, evidence.id)))
    .where(and(eq(evidence.orgId, ctx.orgId), inArray(evidence.fingerprint, items.map((item) => item.fingerprint))));
  const found = new Map(rows.map((row) => [row.fingerprint, row]));
  const again = items.filter((item) => found.get(item.fingerprint)?.withdrawnId);
  // What was withdrawn does not stand in the way of the same file sent again: that is a new item, apart from the old one.
  for (const item of again) item.fingerprint = createHash("sha256").update(`${item.fingerprint} after ${found.get(item.fingerprint)?.id ?? ""}`).digest("hex");
  const known = items.flatMap((item) => {
    const row = found.get(item.fingerprint);
    return row ? [[item, row] as const] : [];
  });
  return new Map([...known, ...(await findDuplicates(tx, ctx, again))]);
}
