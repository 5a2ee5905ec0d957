import type { Tx } from "@/db/client";
import { committedRecord } from "@/server/domain/evidence/committed-rows";
import { compareCommitted, committedRows, type Committed } from "@/server/domain/ledger/committed";
import type { Findings } from "@/server/domain/ledger/finding";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import { gatherControls, gatherEvents } from "./control-rows";
import type { RowEntry } from "./entry";
import { gatherEvidence } from "./evidence-rows";
import { Gathered } from "./gathered";
import { gatherKept, type Outdated } from "./kept-rows";
import { readRecords } from "./read-records";

/**
 * Holds the rows that verdicts, reports and packs are made from against what their entries committed to: those that are gone,
 * those put in under an entry that does not name them, those changed. Rows that name no entry there is are looked for
 * elsewhere (`findStrangers`). To be called in a transaction whose statements all see one moment.
 *
 * Findings: `ROW_MISSING`, `ROW_EXTRA`, `ROW_CHANGED` (see `compareCommitted`), `ROW_UNCOMMITTED` (a body that commits to no row
 * where it must).
 *
 * @param without `records` where they are compared elsewhere
 */
export async function compareEntries(tx: Tx, orgId: string, entries: readonly RowEntry[], findings: Findings, without?: "records"): Promise<void> {
  if (entries.length === 0) return;
  const found = new Gathered();
  const items = await gatherEvidence(tx, orgId, entries, found);
  await gatherControls(tx, orgId, entries, found);
  await gatherEvents(tx, orgId, entries, found);
  const outdated = await gatherKept(tx, orgId, entries, found);
  if (!without) await gatherRecords(tx, orgId, items, found);
  for (const entry of entries) compareOne(entry, found.of(entry.id), { outdated, without }, findings);
}

async function gatherRecords(tx: Tx, orgId: string, items: ReadonlyMap<string, string>, found: Gathered): Promise<void> {
  const entryOf = new Map([...items].map(([entryId, id]) => [id, entryId]));
  for await (const row of readRecords(tx, orgId, [...entryOf.keys()])) found.add(entryOf.get(row.evidenceId) ?? "", "records", committedRecord(row));
}

type LeftOut = { outdated: Outdated; without: "records" | undefined };

function compareOne({ id, leaf, body }: RowEntry, found: Committed, { outdated, without }: LeftOut, findings: Findings): void {
  const of = `${leaf.object.kind} ${leaf.object.id} (entry ${id})`;
  if (!body) return compareErased(of, leaf.type, found, findings);
  const { detail, ...words } = body;
  const { rows: _, ...told } = { ...(detail as Record<string, unknown>) };
  const committed = committedRows(detail as Record<string, unknown>);
  if (!committed || !isComplete(leaf.type, committed)) return findings.add("ROW_UNCOMMITTED", of, "the entry commits to no rows, so nothing says what they must be");
  const later = outdated.get(id);
  if (later) delete committed[later];
  if (without) delete committed.records;
  compareCommitted(of, { ...committed, event: rowsDigest([{ ...words, detail: told }]) }, found, findings);
}

function isComplete(type: RowEntry["leaf"]["type"], committed: Committed): boolean {
  return (type !== "evidence.version" || committed.item !== undefined) && (type !== "control.status" || committed.verdicts !== undefined);
}

/** Content is gone by right, the rows that held it are not. */
function compareErased(of: string, type: RowEntry["leaf"]["type"], found: Committed, findings: Findings): void {
  const gone = [...(found.event ? [] : ["the row of the audit trail"]), ...(type === "evidence.version" && !found.item ? ["the evidence's own row"] : [])];
  for (const what of gone) findings.add("ROW_MISSING", `${of}: ${what}`, "gone, though only its content was erased");
}
