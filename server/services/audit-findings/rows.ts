import { and, asc, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditFindingEvents, auditFindings } from "@/db/schema/audit-findings";
import { evidence } from "@/db/schema/evidence";
import { foldFinding, type FoldedFinding } from "@/server/domain/audit-findings/fold";
import type { FindingEvidence, FindingLine } from "@/server/domain/audit-findings/view";

import { sideOf, type AuditPartner } from "../audit-requests/rows";
import { notFound } from "../errors";
import { evidenceOrThrow } from "../evidence/rows";

export type FindingRow = typeof auditFindings.$inferSelect;
export type FindingEventRow = typeof auditFindingEvents.$inferSelect;
export const findingName = (number: number): string => `F-${number}`;
export const findingObject = ({ id, number, title }: Pick<FindingRow, "id" | "number" | "title">) => ({ kind: "audit_finding", id, label: `${findingName(number)} ${title}` });

/** A finding in reach: of the auditor's engagement, or of the organization. NOT_FOUND for any other as for nobody's. */
export async function findingOrThrow(tx: Tx, ctx: AuditPartner, id: string): Promise<FindingRow> {
  const reach = sideOf(ctx) === "auditor" ? eq(auditFindings.engagementId, ctx.engagement?.id ?? "") : undefined;
  const [row] = await tx.select().from(auditFindings).where(and(eq(auditFindings.orgId, ctx.orgId), eq(auditFindings.id, id), reach));
  if (!row) throw notFound("This finding");
  return row;
}

/** What was said about findings, in order, by finding. */
export async function eventsOf(tx: Tx, orgId: string, ids: readonly string[]): Promise<Map<string, FindingEventRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select().from(auditFindingEvents).where(and(eq(auditFindingEvents.orgId, orgId), inArray(auditFindingEvents.findingId, [...ids]))).orderBy(asc(auditFindingEvents.findingId), asc(auditFindingEvents.seq));
  return Map.groupBy(rows, (row) => row.findingId);
}

export function foldRows(row: FindingRow, events: readonly FindingEventRow[]): FoldedFinding {
  return foldFinding({ severity: row.severity, facts: row.facts }, events.map(({ said }) => said));
}

export function toFindingLine(row: FindingRow, events: readonly FindingEventRow[], keys: ReadonlyMap<string, string>): FindingLine {
  const folded = foldRows(row, events);
  return {
    id: row.id, engagementId: row.engagementId, number: findingName(row.number), reference: row.reference, title: row.title, severity: folded.severity, state: folded.state, tested: folded.facts.tested, deviations: folded.facts.deviations,
    controls: row.controlIds.flatMap((id) => keys.get(id) ?? []), criteria: row.criteria, raisedAt: row.raisedAt.toISOString(), responseDueOn: folded.response?.dueOn ?? null, isCorrected: events.some(({ said }) => said.act === "correct"),
  };
}

/** Evidence that is named has to be in reach of whoever names it. */
export async function evidenceInReachOrThrow(tx: Tx, ctx: AuditPartner, ids: readonly string[]): Promise<string[]> {
  const named = [...new Set(ids)];
  for (const id of named) await evidenceOrThrow(tx, ctx, id);
  return named;
}

/** Number and title of evidence, by id. */
export async function evidenceNames(tx: Tx, orgId: string, ids: readonly string[]): Promise<Map<string, FindingEvidence>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: evidence.id, number: evidence.number, title: evidence.title }).from(evidence).where(and(eq(evidence.orgId, orgId), inArray(evidence.id, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.id, row]));
}
