import { createHash } from "node:crypto";

import { and, eq, inArray, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { evidence, evidenceLinks, evidenceWithdrawals, records, recordSupplements, smallBlobs } from "@/db/schema/evidence";
import { orgCounters } from "@/db/schema/organizations";
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
 * sequencer asks for the controls that the entries it places bear on. Items that are there already come back as duplicates.
 */
export async function storePrepared(tx: Tx, ctx: ServiceContext, items: Prepared[]): Promise<Map<Prepared, PushAnswer>> {
  // What does not depend on the rows is asked for at once: the statements travel in one round trip.
  const [last, ledger, known] = await Promise.all([lockNumbers(tx, ctx.orgId), ledgerOf(tx, ctx), findDuplicates(tx, ctx, items)]);
  const written = await insertEvidence(tx, ctx, items.filter((item) => !known.has(item)), last);
  if (written.length > 0) await insertParts(tx, ctx, written, ledger);
  const answers = new Map(written.map(({ item, row }) => [item, answerOf(item, "created", row)]));
  const rest = items.filter((item) => !answers.has(item));
  for (const [item, row] of await findDuplicates(tx, ctx, rest)) answers.set(item, answerOf(item, "duplicate", row));
  return answers;
}

async function insertEvidence(tx: Tx, ctx: ServiceContext, items: Prepared[], last: number): Promise<Written[]> {
  // Of equal items in one batch the first is the one.
  const fresh = [...new Map(items.toReversed().map((item) => [item.fingerprint, item])).values()].toReversed();
  if (fresh.length === 0) return [];
  let number = last;
  const rows = fresh.map((item) => evidenceRow(ctx, item, { id: newId("evidence"), number: item.predecessor?.number ?? ++number, entryId: uuidv7({ msecs: ctx.now.getTime() }) }));
  await Promise.all([insertRows(tx, evidence, rows), keepNumber(tx, ctx.orgId, number)]);
  return fresh.flatMap((item, i) => {
    const row = rows[i];
    return row ? [{ item, row }] : [];
  });
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
      number: row.number, sha256: row.sha256, format: row.format, kinds: row.kinds, records: row.recordsTotal,
      controls: item.controls.map((control) => control.key), supersedes: row.supersedesId, provenance: row.provenance,
    },
    files: [{ sha256: row.sha256, sizeBytes: row.sizeBytes }],
    previousEntryId: item.predecessor?.entryId,
  };
}

/**
 * Locks the series of numbers people see and returns the last one taken. Asked before the look for duplicates: the same
 * push twice at once waits here and then finds the first, so numbers have no gaps.
 */
async function lockNumbers(tx: Tx, orgId: string): Promise<number> {
  const [row] = await tx.insert(orgCounters).values({ orgId, name: "evidence", value: 0 })
    .onConflictDoUpdate({ target: [orgCounters.orgId, orgCounters.name], set: { value: sql`${orgCounters.value}` } })
    .returning({ value: orgCounters.value });
  return row?.value ?? 0;
}

async function keepNumber(tx: Tx, orgId: string, value: number): Promise<void> {
  await tx.update(orgCounters).set({ value }).where(and(eq(orgCounters.orgId, orgId), eq(orgCounters.name, "evidence")));
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
