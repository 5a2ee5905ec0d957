import { and, eq, getTableColumns, sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import type { EvidenceRow } from "@/server/domain/evidence/view";

import { notFound } from "../errors";
import { linkStands } from "./link-stands";

/**
 * Columns of an evidence line, with what stands in other tables as sub-selects: one statement a page. Written with
 * aliases because drizzle leaves table names out of the fields of a one-table select.
 */
export const lineColumns = {
  ...getTableColumns(evidence),
  review: sql<"accepted" | "rejected" | null>`(select r.state from evidence_reviews r where r.org_id = evidence.org_id and r.evidence_id = evidence.id order by r.at desc limit 1)`,
  withdrawn: sql<boolean>`exists (select 1 from evidence_withdrawals w where w.org_id = evidence.org_id and w.evidence_id = evidence.id)`,
  erased: sql<boolean>`exists (select 1 from erasures x where x.org_id = evidence.org_id and x.evidence_id = evidence.id and x.state in ('approved', 'done'))`,
  superseded: sql<boolean>`exists (select 1 from evidence newer where newer.org_id = evidence.org_id and newer.supersedes_id = evidence.id)`,
  ledgerIndex: sql<string | null>`(select l.idx from ledger.leaves l where l.org_id = evidence.org_id and l.entry_id = evidence.entry_id)`,
  controlKeys: sql<string[] | null>`(select array_agg(c.key order by c.key) from evidence_links k join controls c on c.org_id = k.org_id and c.id = k.control_id where k.org_id = evidence.org_id and k.evidence_id = evidence.id and ${linkStands("k")})`,
  answered: sql<string>`(select count(distinct (r.kind, s.fact)) from record_supplements s join records r on r.org_id = s.org_id and r.id = s.record_id where s.org_id = evidence.org_id and s.evidence_id = evidence.id and s.source = 'review')`,
};
export type Line = Awaited<ReturnType<typeof selectLines>>[number];

export async function selectLines(tx: Tx, where: SQL | undefined, order: SQL[], limit: number) {
  return tx.select(lineColumns).from(evidence).where(where).orderBy(...order).limit(limit);
}

/** One evidence of the organization; NOT_FOUND for another's as for nobody's. */
export async function evidenceOrThrow(tx: Tx, orgId: string, id: string): Promise<Line> {
  const [row] = await selectLines(tx, and(eq(evidence.orgId, orgId), eq(evidence.id, id)), [sql`1`], 1);
  if (!row) throw notFound("This evidence");
  return row;
}

export function toEvidenceRow(row: Line): EvidenceRow {
  return {
    id: row.id, number: row.number, version: row.version, title: row.title, fileName: row.fileName, format: row.format, tool: row.tool,
    sourceSystem: row.sourceSystem, method: row.provenance.method, kinds: row.kinds, controlKeys: row.controlKeys ?? [],
    occurredFrom: row.occurredFrom?.toISOString() ?? null, occurredTo: row.occurredTo?.toISOString() ?? null,
    extractedAt: row.extractedAt?.toISOString() ?? null, receivedAt: row.receivedAt.toISOString(), late: row.late,
    reviewState: row.review ?? "unreviewed", openQuestions: Math.max(0, row.openQuestions - Number(row.answered)),
    superseded: row.superseded, withdrawn: row.withdrawn, erased: row.erased, ledgerIndex: row.ledgerIndex === null ? null : Number(row.ledgerIndex),
    sizeBytes: row.sizeBytes, sha256: row.sha256,
  };
}
