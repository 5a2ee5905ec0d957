import { and, asc, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { records, recordSupplements } from "@/db/schema/evidence";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import type { RecordView } from "@/server/domain/evidence/view";

import { personNames } from "../users/names";

type SupplementRow = typeof recordSupplements.$inferSelect;

/** A page of an evidence's records, each fact with its value, type and where it came from; expected facts that are missing too. */
export async function recordViews(tx: Tx, orgId: string, evidenceId: string, offset: number, limit: number): Promise<RecordView[]> {
  const rows = await tx.select().from(records).where(and(eq(records.orgId, orgId), eq(records.evidenceId, evidenceId))).orderBy(asc(records.ordinal)).offset(offset).limit(limit);
  if (rows.length === 0) return [];
  const supplements = await tx.select().from(recordSupplements)
    .where(and(eq(recordSupplements.orgId, orgId), inArray(recordSupplements.recordId, rows.map((row) => row.id)))).orderBy(asc(recordSupplements.at));
  const names = await personNames(tx, supplements.map((row) => row.by));
  const byRecord = Map.groupBy(supplements, (row) => row.recordId);
  return rows.map((row) => ({
    id: row.id, kind: row.kind, occurredAt: row.occurredAt?.toISOString() ?? null, zoneAssumed: row.zoneAssumed, locator: row.locator,
    facts: factsOf(row, byRecord.get(row.id) ?? [], names),
  }));
}

function factsOf(row: typeof records.$inferSelect, supplements: SupplementRow[], names: Map<string, string>): RecordView["facts"] {
  const types = EVIDENCE_KINDS[row.kind]?.facts ?? {};
  const all = new Set([...Object.keys(types), ...Object.keys(row.facts)]);
  return [...all].map((name) => {
    const type = types[name] ?? typeof row.facts[name];
    const stated = row.facts[name] ?? null;
    if (stated !== null) return { name, type, value: stated, source: row.derived.includes(name) ? ("derived" as const) : ("source" as const) };
    const given = supplements.findLast((item) => item.fact === name);
    if (!given) return { name, type, value: undefined, source: "missing" as const };
    return { name, type, value: given.value ?? null, source: given.source, by: names.get(given.by) ?? given.by, at: given.at.toISOString() };
  });
}
