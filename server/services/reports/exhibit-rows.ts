import { and, asc, eq, lte, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { entries, leaves } from "@/db/schema/ledger";
import type { LeftOutReason } from "@/server/domain/reports/exhibits";
import type { EvidenceEntry } from "@/server/domain/reports/snapshot";

import { lineColumns } from "../evidence/rows";
import { oneOf } from "../row-checks/one-of";

type Window = { from: Date; to: Date };
export type ExhibitRow = Awaited<ReturnType<typeof exhibitRows>>[number];

/** All evidence received by the end of the period, or these items of it, each with its place in the ledger and why it would be left out, if it would. */
export async function exhibitRows(tx: Tx, orgId: string, window: Window, ids?: readonly string[]) {
  const rows = await tx
    .select({ line: { ...lineColumns, ...stateAt(window.to) }, idx: leaves.idx, leafHash: entries.leafHash })
    .from(evidence)
    .leftJoin(entries, and(eq(entries.orgId, evidence.orgId), eq(entries.id, evidence.entryId)))
    .leftJoin(leaves, and(eq(leaves.orgId, evidence.orgId), eq(leaves.entryId, evidence.entryId)))
    .where(and(eq(evidence.orgId, orgId), lte(evidence.receivedAt, window.to), ids && oneOf(evidence.id, [...ids])))
    .orderBy(asc(evidence.number), asc(evidence.version));
  return rows.map((row) => ({ ...row, id: row.line.id, leftOut: reasonToLeaveOut(row.line, window), controlKeys: row.line.controlKeys ?? [] }));
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

type Standing = Pick<typeof evidence.$inferSelect, "occurredFrom" | "occurredTo" | "sha256"> & { review: string | null; withdrawn: boolean; superseded: boolean };

function reasonToLeaveOut(row: Standing, window: Window): LeftOutReason | null {
  // Nothing is left to hold it against.
  if (row.sha256 === "") return "erased";
  if (row.superseded) return "replaced by a newer version";
  if (row.withdrawn) return "withdrawn";
  if (row.review === "rejected") return "rejected in review";
  if (row.occurredTo && row.occurredTo < window.from) return "tells only of the time before the period";
  if (row.occurredFrom && row.occurredFrom >= window.to) return "tells only of the time after the period";
  return null;
}

/** The exhibit as printed. Of the controls it bears on, those of the report are named. */
export function toEntry({ line, idx, leafHash, controlKeys }: ExhibitRow, note: string | null, inScope: ReadonlySet<string>, names: Map<string, string>): EvidenceEntry {
  const { provenance } = line;
  return {
    number: line.number, version: line.version, title: line.title, fileName: line.fileName, kinds: line.kinds, sourceSystem: line.sourceSystem,
    method: provenance.method, query: provenance.query, extractedAt: line.extractedAt?.toISOString() ?? null,
    extractedBy: provenance.extractedBy ?? names.get(line.pushedById) ?? null, occurredFrom: line.occurredFrom?.toISOString() ?? null,
    occurredTo: line.occurredTo?.toISOString() ?? null, receivedAt: line.receivedAt.toISOString(), late: line.late, rowCount: provenance.rowCount,
    recordCount: line.recordsTotal, controlKeys: controlKeys.filter((key) => inScope.has(key)), sizeBytes: line.sizeBytes, sha256: line.sha256, ledgerIndex: idx,
    leafHash: leafHash ? Buffer.from(leafHash).toString("hex") : null, note,
  };
}
