import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { insertRows, part, spreadRows, withParts, type Part } from "@/db/insert-rows";
import { evidence, evidenceLinks, records, recordSupplements, smallBlobs } from "@/db/schema/evidence";
import type { PushAnswer } from "@/server/domain/evidence/view";
import { newId } from "@/server/domain/ids/ids";
import type { Committed } from "@/server/domain/ledger/committed";

import { newEntryId } from "../ledger/entry-id";
import { partsOfChanges, type Change, type Ledger } from "../ledger/record-change";
import { committedWith } from "./committed-with";
import { evidenceRow } from "./evidence-row";
import type { Duplicates } from "./find-duplicates";
import { hideOutOfReach } from "./hide-out-of-reach";
import { isKeptInRow } from "./keep-bytes";
import { linkDuplicates } from "./link-duplicates";
import { answerOf, shownControls, type Prepared } from "./prepare";
import { sealSmall } from "./small-bytes";

type EvidenceRow = typeof evidence.$inferInsert;
type Written = { item: Prepared; row: EvidenceRow };
// A file may hold 200,000 records; a parameter should not.
const ROWS_A_STATEMENT = 5000;

/**
 * Writes the accepted items of a push in the caller's transaction. The ledger's queue is also the order to judge: the
 * sequencer asks for the controls that the entries it places bear on. Items that are there already come back as
 * duplicates, without id and number where the sender cannot open them; where the same push commits at the same moment, the unique fingerprint refuses this one (see `pushEvidence`).
 */
export async function storePrepared(tx: Tx, orgId: string, items: Prepared[], known: Duplicates, ledger: Ledger): Promise<Map<Prepared, PushAnswer>> {
  const answers = new Map(items.flatMap((item) => {
    const row = known.get(item.read);
    return row ? [[item, answerOf(item, "duplicate", row)]] : [];
  }));
  // Of equal items in one batch the first is the one.
  const firsts = new Map(items.filter((item) => !answers.has(item)).toReversed().map((item) => [item.read.fingerprint, item]));
  const written = [...firsts.values()].toReversed().map((item): Written => ({
    item, row: evidenceRow(item, { id: newId("evidence"), number: item.predecessor?.number ?? 0, entryId: newEntryId(item.read.ctx) }),
  }));
  const numbers = written.length > 0 ? await insertAll(tx, orgId, written, ledger) : new Map<string, number>();
  for (const { item, row } of written) answers.set(item, answerOf(item, "created", { id: row.id, number: numbers.get(row.id) ?? 0 }));
  for (const item of items) {
    const first = answers.get(firsts.get(item.read.fingerprint) ?? item);
    if (!answers.has(item) && first) answers.set(item, { ...first, status: "duplicate", controls: shownControls(item) });
  }
  await linkDuplicates(tx, orgId, answers);
  await hideOutOfReach(tx, orgId, answers);
  return answers;
}

async function insertAll(tx: Tx, orgId: string, written: Written[], ledger: Ledger): Promise<Map<string, number>> {
  const blobs = written.flatMap(({ item: { read } }) => (read.bytes && isKeptInRow(read) ? [{ orgId, sha256: read.sha256, bytes: sealSmall(ledger.keys.store, orgId, read.sha256, read.bytes) }] : []));
  const recordRows = written.flatMap(({ item, row }) => recordRowsOf(item, row));
  const supplements = written.flatMap((entry) => supplementRowsOf(entry, recordRows));
  const links = written.flatMap(({ item, row }) => item.controls.map((control) => ({
    orgId, evidenceId: row.id, controlId: control.id, linkedBy: control.linkedBy, by: item.read.ctx.actor.id, at: item.read.ctx.now, entryId: row.entryId,
  })));
  const [some = [], ...more] = chunks(recordRows);
  await Promise.all(more.map(async (rows) => insertRows(tx, records, rows)));
  const given = chunks(supplements).map((rows) => part(recordSupplements, rows));
  const committed = committedWith({ recordRows, supplements, links }, written.length > 1);
  const entries = await partsOfChanges(tx, ledger, written.map(({ item, row }) => ({ ctx: item.read.ctx, change: changeOf(item, row, committed(row)) })));
  return insertEvidence(tx, orgId, written.map(({ row }) => row), [part(smallBlobs, blobs, sql`on conflict do nothing`), part(records, some), ...given, part(evidenceLinks, links), ...entries]);
}

/**
 * The evidence rows with all their parts, and the numbers people see, in one statement: the series is locked when the
 * parts are in, so pushes of one organization wait for each other as short as can be. A push that fails gives its
 * numbers back: there are no gaps.
 */
async function insertEvidence(tx: Tx, orgId: string, rows: EvidenceRow[], parts: Part[]): Promise<Map<string, number>> {
  let fresh = 0;
  const ranked = rows.map((row) => (row.version === 1 ? { ...row, number: ++fresh } : row));
  const { columns, names, source } = spreadRows(evidence, ranked);
  const values = columns.map((name) => (name === "number" ? "case when given.version = 1 then counter.value - counter.fresh + given.number else given.number end" : `given."${name}"`)).join(", ");
  const stored = await tx.execute<{ id: string; number: number }>(sql`
    ${withParts(parts)}, counter as (insert into org_counters (org_id, name, value) select ${orgId}, 'evidence', ${fresh}::int from parts where n >= 0
      on conflict (org_id, name) do update set value = org_counters.value + excluded.value returning value, ${fresh}::int as fresh)
    insert into evidence (${names}) select ${sql.raw(values)} from ${source}, counter returning id, number`);
  return new Map(stored.map((row) => [row.id, row.number]));
}

/** What was said of where it comes from; what was not said needs no place in the record. */
function stated(provenance: EvidenceRow["provenance"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(provenance).filter(([, value]) => value !== null));
}

function chunks<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_STATEMENT) }, (_, i) => rows.slice(i * ROWS_A_STATEMENT, (i + 1) * ROWS_A_STATEMENT));
}

function recordRowsOf(item: Prepared, row: EvidenceRow): (typeof records.$inferInsert)[] {
  return item.records.map((record, ordinal) => ({
    orgId: row.orgId, id: newId("record"), evidenceId: row.id, ordinal, kind: record.kind, occurredAt: record.occurredAt ? new Date(record.occurredAt) : null,
    receivedAt: row.receivedAt, facts: record.facts, derived: record.derived ?? [], locator: record.locator, zoneAssumed: record.zoneAssumed ?? false,
  }));
}

function supplementRowsOf({ item, row }: Written, recordRows: (typeof records.$inferInsert)[]) {
  const ids = new Map(recordRows.filter((record) => record.evidenceId === row.id).map((record) => [record.ordinal, record.id]));
  return item.supplements.map((given) => ({
    orgId: row.orgId, id: newId("supplement"), recordId: ids.get(given.record) ?? "", evidenceId: row.id, fact: given.fact,
    value: given.value, source: given.source, by: row.pushedById, at: row.receivedAt, entryId: row.entryId,
  }));
}

function changeOf(item: Prepared, row: EvidenceRow, rows: Committed): Change {
  return {
    action: row.version === 1 ? "evidence.pushed" : "evidence.corrected", type: "evidence.version", entryId: row.entryId,
    object: { kind: "evidence", id: row.id, version: row.version, label: row.title },
    detail: {
      sha256: row.sha256, format: row.format, kinds: row.kinds, records: row.recordsTotal,
      controls: item.controls.map((control) => control.key), supersedes: row.supersedesId, provenance: stated(row.provenance),
    },
    files: [{ sha256: row.sha256, sizeBytes: row.sizeBytes }],
    links: item.controls.map(({ id }) => ({ kind: "control", id })),
    rows,
    previousEntryId: item.predecessor?.entryId,
  };
}
