import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditFindingEvents, auditFindings } from "@/db/schema/audit-findings";
import { auditRequestItems, auditRequests } from "@/db/schema/audit-requests";
import { auditPopulations, auditSampleItems, auditSamples } from "@/db/schema/audit-samples";
import { auditReleases } from "@/db/schema/audit-workpapers";
import { engagementControls } from "@/db/schema/engagements";
import { evidence, records } from "@/db/schema/evidence";
import { reports } from "@/db/schema/reports";
import type { PackScope } from "@/server/domain/packs/schema";
import type { Selection } from "@/server/domain/packs/select-entries";

import { engagementOrThrow } from "../engagements/rows";
import { ServiceError } from "../errors";
import { storedSnapshot } from "../reports/stored-snapshot";

export type EngagementScope = Extract<PackScope, { kind: "engagement" }>;
type Covered = { from: string; to: string; controlIds: string[]; evidenceIds: string[] };

/** What an audit covers, and which evidence it names whatever that tells of. NOT_FOUND for an audit the organization does not have. */
export async function coveredByEngagement(tx: Tx, orgId: string, scope: EngagementScope): Promise<Covered> {
  const { windowFrom: from, windowTo: to } = await engagementOrThrow(tx, { orgId }, scope.engagement);
  const covered = await tx.select({ id: engagementControls.controlId }).from(engagementControls).where(and(eq(engagementControls.orgId, orgId), eq(engagementControls.engagementId, scope.engagement)));
  const evidenceIds = [...(await handedOver(tx, orgId, scope.engagement)), ...(await found(tx, orgId, scope.engagement)), ...(await drawn(tx, orgId, scope.engagement)), ...(await printed(tx, orgId, scope.reports))];
  return { from, to, controlIds: covered.map(({ id }) => id), evidenceIds: [...new Set(evidenceIds)] };
}

/** What was put aside for a request and not handed over is the organization's own. */
async function handedOver(tx: Tx, orgId: string, engagementId: string): Promise<string[]> {
  const rows = await tx.select({ id: auditRequestItems.evidenceId }).from(auditRequestItems)
    .where(and(eq(auditRequestItems.orgId, orgId), eq(auditRequestItems.engagementId, engagementId), inArray(auditRequestItems.state, ["submitted", "accepted", "returned"])));
  return rows.map(({ id }) => id);
}

async function found(tx: Tx, orgId: string, engagementId: string): Promise<string[]> {
  const raised = await tx.select({ ids: auditFindings.evidenceIds }).from(auditFindings).where(and(eq(auditFindings.orgId, orgId), eq(auditFindings.engagementId, engagementId)));
  const said = await tx.select({ ids: auditFindingEvents.evidenceIds }).from(auditFindingEvents).where(and(eq(auditFindingEvents.orgId, orgId), eq(auditFindingEvents.engagementId, engagementId)));
  return [...raised, ...said].flatMap(({ ids }) => ids);
}

/** The evidence that drawn items came from, and that frozen lists name as theirs. */
async function drawn(tx: Tx, orgId: string, engagementId: string): Promise<string[]> {
  const items = await tx.selectDistinct({ id: records.evidenceId }).from(auditSampleItems).innerJoin(records, and(eq(records.orgId, auditSampleItems.orgId), eq(records.id, auditSampleItems.recordId)))
    .where(and(eq(auditSampleItems.orgId, orgId), eq(auditSampleItems.engagementId, engagementId)));
  const lists = await tx.select({ source: auditPopulations.source }).from(auditPopulations).where(and(eq(auditPopulations.orgId, orgId), eq(auditPopulations.engagementId, engagementId)));
  return [...items.map(({ id }) => id), ...lists.flatMap(({ source }) => source.evidence.map(({ id }) => id))];
}

/** Exhibits of the reports that go along: whatever a report prints stands beside it. */
async function printed(tx: Tx, orgId: string, ids: readonly string[]): Promise<string[]> {
  const numbers = new Set<number>();
  for (const id of ids) for (const entry of (await storedSnapshot(tx, orgId, id))?.snapshot.evidence ?? []) numbers.add(entry.number);
  if (numbers.size === 0) return [];
  const rows = await tx.select({ id: evidence.id }).from(evidence).where(and(eq(evidence.orgId, orgId), inArray(evidence.number, [...numbers])));
  return rows.map(({ id }) => id);
}

/**
 * What of the ledger an audit's pack opens beside evidence and controls: the audit, its requests, findings and releases, the chosen reports, and how its lists
 * were frozen and its samples drawn. What auditors keep to themselves is under none of these names.
 */
export async function namedByEngagement(tx: Tx, orgId: string, { engagement, reports: chosen }: EngagementScope): Promise<NonNullable<Selection["named"]>> {
  const objects = new Set([`engagement ${engagement}`, ...chosen.map((id) => `report ${id}`)]);
  for (const [kind, table] of [["audit_request", auditRequests], ["audit_finding", auditFindings], ["audit_release", auditReleases]] as const) {
    for (const { id } of await tx.select({ id: table.id }).from(table).where(and(eq(table.orgId, orgId), eq(table.engagementId, engagement)))) objects.add(`${kind} ${id}`);
  }
  const entries = new Set<string>();
  for (const table of [auditPopulations, auditSamples, auditSampleItems] as const) {
    for (const { id } of await tx.selectDistinct({ id: table.entryId }).from(table).where(and(eq(table.orgId, orgId), eq(table.engagementId, engagement)))) entries.add(id);
  }
  return { objects, entries };
}

export type FinalReport = Pick<typeof reports.$inferSelect, "id" | "kind" | "options" | "sha256">;

/** The reports a pack takes along. INVALID where one is not the organization's, not finished, or a draft. */
export async function finalReports(tx: Tx, orgId: string, ids: readonly string[]): Promise<FinalReport[]> {
  if (ids.length === 0) return [];
  const rows = await tx.select({ id: reports.id, kind: reports.kind, options: reports.options, sha256: reports.sha256, state: reports.state }).from(reports).where(and(eq(reports.orgId, orgId), inArray(reports.id, [...ids])));
  const good = rows.filter(({ state, options }) => state === "done" && options["status"] === "final");
  if (good.length !== new Set(ids).size) throw new ServiceError("INVALID", "A pack takes along finished reports that were made as final.", [{ field: "scope.reports", message: "Choose finished reports that were made as final." }]);
  return good;
}
