import { and, eq, getTableColumns, sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import type { EvidenceRow } from "@/server/domain/evidence/view";

import { controlInReach, evidenceInReach, type Reader } from "../access/reach";
import { notFound } from "../errors";
import { linkStands } from "./link-stands";
import { openQuestions } from "./open-questions";
import { isSuperseded, isWithdrawn, reviewInForce } from "./stands";

/**
 * Columns of an evidence line, with what stands in other tables as sub-selects: one statement a page; for a past day
 * each as it stood then. Written with aliases because drizzle leaves table names out of the fields of a one-table select.
 */
const lineColumnsAt = (until?: Date, reader?: Reader) => ({
  ...getTableColumns(evidence),
  review: reviewInForce("evidence", until),
  withdrawn: isWithdrawn("evidence", until),
  superseded: isSuperseded("evidence", until),
  stillOpen: openQuestions("evidence", until),
  erased: sql<boolean>`exists (select 1 from erasures x where x.org_id = evidence.org_id and x.evidence_id = evidence.id and x.state in ('approved', 'done'))`,
  ledgerIndex: sql<string | null>`(select l.idx from ledger.leaves l where l.org_id = evidence.org_id and l.entry_id = evidence.entry_id)`,
  controlKeys: sql<string[] | null>`(select array_agg(c.key order by c.key) from evidence_links k join controls c on c.org_id = k.org_id and c.id = k.control_id where k.org_id = evidence.org_id and k.evidence_id = evidence.id ${until ? sql`and k.at <= ${until.toISOString()}` : sql``} and ${linkStands("k", until)} and ${(reader && controlInReach(reader, "c")) ?? sql`true`})`,
});
export const lineColumns = lineColumnsAt();
export type Line = Awaited<ReturnType<typeof selectLines>>[number];

/** Lines with the controls this reader reaches. Which lines is the caller's: `where` narrows to the reach. */
export async function selectLines(tx: Tx, reader: Reader, where: SQL | undefined, order: SQL[], limit: number, until?: Date) {
  return tx.select(lineColumnsAt(until, reader)).from(evidence).where(where).orderBy(...order).limit(limit);
}

/** One evidence that the reader reaches; NOT_FOUND for another organization's, and for what is out of reach, as for nobody's. */
export async function evidenceOrThrow(tx: Tx, reader: Reader, id: string): Promise<Line> {
  const [row] = await selectLines(tx, reader, and(eq(evidence.orgId, reader.orgId), eq(evidence.id, id), evidenceInReach(reader, "evidence")), [sql`1`], 1);
  if (!row) throw notFound("This evidence");
  return row;
}

export function toEvidenceRow(row: Line): EvidenceRow {
  return {
    id: row.id, number: row.number, version: row.version, title: row.title, fileName: row.fileName, format: row.format, tool: row.tool,
    sourceSystem: row.sourceSystem, method: row.provenance.method, kinds: row.kinds, controlKeys: row.controlKeys ?? [],
    occurredFrom: row.occurredFrom?.toISOString() ?? null, occurredTo: row.occurredTo?.toISOString() ?? null,
    extractedAt: row.extractedAt?.toISOString() ?? null, receivedAt: row.receivedAt.toISOString(), late: row.late,
    reviewState: row.review ?? "unreviewed", openQuestions: row.stillOpen,
    superseded: row.superseded, withdrawn: row.withdrawn, erased: row.erased, ledgerIndex: row.ledgerIndex === null ? null : Number(row.ledgerIndex),
    sizeBytes: row.sizeBytes, sha256: row.sha256,
  };
}
