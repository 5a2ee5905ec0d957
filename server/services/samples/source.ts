import { and, asc, eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import type { EvaluatedRecord } from "@/server/domain/controls/schema";
import type { PopulationSource } from "@/server/domain/samples/view";

/** Evidence of a population that is named one by one. Sums are over all of it. */
const NAMED = 500;

/** Where records came from: evidence numbers, queries, rows against the source's own total, each where it was stated. */
export async function sourceOf(tx: Tx, orgId: string, records: readonly EvaluatedRecord[]): Promise<PopulationSource> {
  const ids = [...new Set(records.map((record) => record.evidenceId))];
  const rows = ids.length === 0 ? [] : await tx.select({ id: evidence.id, number: evidence.number, version: evidence.version, sha256: evidence.sha256, provenance: evidence.provenance, sourceSystem: evidence.sourceSystem })
    .from(evidence).where(and(eq(evidence.orgId, orgId), sql`${evidence.id} = any(${sql.param(ids)})`)).orderBy(asc(evidence.number), asc(evidence.version));
  const [counts, totals] = [rows.flatMap(({ provenance }) => provenance.rowCount ?? []), rows.flatMap(({ provenance }) => provenance.sourceTotalCount ?? [])];
  return {
    evidence: rows.slice(0, NAMED).map(({ id, number, sha256, provenance, sourceSystem }) => ({
      id, name: `E-${number}`, sha256, sourceSystem, query: provenance.query, extractedAt: provenance.extractedAt, rowCount: provenance.rowCount, sourceTotal: provenance.sourceTotalCount,
    })),
    evidenceTotal: rows.length, records: records.length, rowCount: sumOf(counts), withRowCount: counts.length, sourceTotal: sumOf(totals), withSourceTotal: totals.length,
  };
}

const sumOf = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0));
