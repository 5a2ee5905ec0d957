import { and, asc, eq, lte, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { entries, leaves } from "@/db/schema/ledger";
import type { EvidenceEntry, PopulationEntry, SkippedItem } from "@/server/domain/reports/snapshot";

import { lineColumns } from "../evidence/rows";
import { personNames } from "../users/names";

export type ReportEvidence = { entries: EvidenceEntry[]; skipped: SkippedItem[]; numbersById: Map<string, number> };
type Window = { from: Date; to: Date };

/**
 * The exhibits: evidence received by the end of the period that tells of the period, current versions only. What is
 * left out is counted with its reason, never silently dropped.
 */
export async function evidenceEntries(tx: Tx, orgId: string, window: Window): Promise<ReportEvidence> {
  const rows = await tx
    .select({ line: { ...lineColumns, ...stateAt(window.to) }, idx: leaves.idx, leafHash: entries.leafHash })
    .from(evidence)
    .leftJoin(entries, and(eq(entries.orgId, evidence.orgId), eq(entries.id, evidence.entryId)))
    .leftJoin(leaves, and(eq(leaves.orgId, evidence.orgId), eq(leaves.entryId, evidence.entryId)))
    .where(and(eq(evidence.orgId, orgId), lte(evidence.receivedAt, window.to)))
    .orderBy(asc(evidence.number), asc(evidence.version));
  const names = await personNames(tx, rows.map(({ line }) => line.pushedById));
  const skipped = new Map<string, number>();
  const kept = rows.filter(({ line }) => {
    const reason = reasonToSkip(line, window);
    if (reason) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    return reason === null;
  });
  return {
    entries: kept.map(({ line, idx, leafHash }) => toEntry(line, idx, leafHash, names)),
    skipped: [...skipped].map(([why, count]) => ({ what: "Evidence", count, why })),
    numbersById: new Map(rows.map(({ line }) => [line.id, line.number])),
  };
}

/** What had become of an exhibit by the end of the period: the verdicts are of that moment, so their exhibits are too. */
function stateAt(moment: Date) {
  const at = moment.toISOString();
  return {
    review: sql<"accepted" | "rejected" | null>`(select r.state from evidence_reviews r where r.org_id = evidence.org_id and r.evidence_id = evidence.id and r.at <= ${at} order by r.at desc limit 1)`,
    withdrawn: sql<boolean>`exists (select 1 from evidence_withdrawals w where w.org_id = evidence.org_id and w.evidence_id = evidence.id and w.at <= ${at})`,
    superseded: sql<boolean>`exists (select 1 from evidence newer where newer.org_id = evidence.org_id and newer.supersedes_id = evidence.id and newer.received_at <= ${at})`,
  };
}

type Row = typeof evidence.$inferSelect & { review: string | null; withdrawn: boolean; superseded: boolean; controlKeys: string[] | null };

function reasonToSkip(row: Row, window: Window): string | null {
  if (row.superseded) return "replaced by a newer version";
  if (row.withdrawn) return "withdrawn";
  if (row.review === "rejected") return "rejected in review";
  if (row.occurredTo && row.occurredTo < window.from) return "tells only of the time before the period";
  if (row.occurredFrom && row.occurredFrom >= window.to) return "tells only of the time after the period";
  return null;
}

function toEntry(row: Row, idx: number | null, leafHash: Uint8Array | null, names: Map<string, string>): EvidenceEntry {
  return {
    number: row.number, version: row.version, title: row.title, fileName: row.fileName, kinds: row.kinds, sourceSystem: row.sourceSystem,
    method: row.provenance.method, query: row.provenance.query, extractedAt: row.extractedAt?.toISOString() ?? null,
    extractedBy: row.provenance.extractedBy ?? names.get(row.pushedById) ?? null, occurredFrom: row.occurredFrom?.toISOString() ?? null,
    occurredTo: row.occurredTo?.toISOString() ?? null, receivedAt: row.receivedAt.toISOString(), late: row.late, rowCount: row.provenance.rowCount,
    recordCount: row.recordsTotal, controlKeys: row.controlKeys ?? [], sizeBytes: row.sizeBytes, sha256: row.sha256, ledgerIndex: idx,
    leafHash: leafHash ? Buffer.from(leafHash).toString("hex") : null,
  };
}

/** The populations behind the tests: all records of a kind, with the exhibits they came in. */
export function populationsOf(exhibits: EvidenceEntry[]): PopulationEntry[] {
  const byKind = new Map<string, EvidenceEntry[]>();
  for (const exhibit of exhibits) for (const { kind } of exhibit.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), exhibit]);
  return [...byKind].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, members]) => {
    const last = members.at(-1);
    const sources = [...new Set(members.flatMap((member) => member.sourceSystem ?? []))];
    return {
      name: kind.replaceAll("_", " "), kind, total: members.reduce((sum, member) => sum + (member.kinds.find((item) => item.kind === kind)?.count ?? 0), 0),
      sourceTotal: null, source: sources.join(", ") || null, query: last?.query ?? null, extractedAt: last?.extractedAt ?? null, reconciledWith: null, differences: null,
      controlKeys: [...new Set(members.flatMap((member) => member.controlKeys))].sort(), exhibits: members.slice(0, 50).map((member) => member.number),
    };
  });
}
