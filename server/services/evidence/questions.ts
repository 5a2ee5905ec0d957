import { asc, and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { records, recordSupplements } from "@/db/schema/evidence";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { withSupplements, type Supplement } from "@/server/domain/evidence/supplements";
import type { EvidenceDetail } from "@/server/domain/evidence/view";
import { questionsFor } from "@/server/domain/formats/questions";

/** The facts still missing in an evidence's records that a rule asks for, one line a kind and fact. */
export async function questionsOf(tx: Tx, orgId: string, evidenceId: string): Promise<EvidenceDetail["questions"]> {
  const rows = await tx.select().from(records).where(and(eq(records.orgId, orgId), eq(records.evidenceId, evidenceId))).orderBy(asc(records.ordinal));
  const given = await tx.select().from(recordSupplements).where(and(eq(recordSupplements.orgId, orgId), eq(recordSupplements.evidenceId, evidenceId)));
  const places = new Map(rows.map((row, i) => [row.id, i]));
  const supplements = given.flatMap((row): Supplement[] => {
    const record = places.get(row.recordId);
    return record === undefined ? [] : [{ record, fact: row.fact, value: row.value ?? null, source: row.source }];
  });
  const drafts = withSupplements(rows.map((row) => ({ kind: row.kind, facts: row.facts, occurredAt: row.occurredAt?.toISOString() ?? null })), supplements, EVIDENCE_KINDS);
  return questionsFor(drafts).flatMap(({ kind, field, message }) => {
    if (!kind || !field) return [];
    const recordIds = rows.flatMap((row, i) => (row.kind === kind && (drafts[i]?.facts[field] ?? null) === null ? [row.id] : []));
    return [{ recordIds, kind, fact: field, type: EVIDENCE_KINDS[kind]?.facts[field] ?? "string", message }];
  });
}
