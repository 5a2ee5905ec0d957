import { and, eq, inArray, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditFindingEvents, auditFindings } from "@/db/schema/audit-findings";
import { auditRequestItems } from "@/db/schema/audit-requests";
import { auditPopulations, auditSampleItems } from "@/db/schema/audit-samples";
import { engagementControls, engagementSnapshots } from "@/db/schema/engagements";
import { evidence, records } from "@/db/schema/evidence";
import { reports } from "@/db/schema/reports";
import { PackError } from "@/server/domain/packs/error";
import type { PackScope } from "@/server/domain/packs/schema";
import { isOfControls } from "@/server/domain/reports/exhibits";
import type { EvidenceEntry } from "@/server/domain/reports/snapshot";

import { engagementOrThrow } from "../engagements/rows";
import { newestSnapshot, SnapshotChanged } from "../engagements/snapshot";
import { ServiceError } from "../errors";
import { storedSnapshot } from "../reports/stored-snapshot";
import { oneOf } from "../row-checks/one-of";

export type EngagementScope = Extract<PackScope, { kind: "engagement" }>;
/** Up to where a scope is read: a pack's head, or a moment alone while there is no pack yet. */
export type Until = { cutAt: Date; logId?: string; size?: number };
type Covered = { from: string; to: string; controlIds: string[]; evidenceIds: string[] };

/** What an audit covers, and which evidence it names by then, whatever that tells of. NOT_FOUND for an audit the organization does not have; throws `SNAPSHOT_CHANGED`. */
export async function coveredByEngagement(tx: Tx, orgId: string, scope: EngagementScope, until: Until): Promise<Covered> {
  const { windowFrom: from, windowTo: to } = await engagementOrThrow(tx, { orgId }, scope.engagement);
  const covered = await tx.select({ id: engagementControls.controlId }).from(engagementControls).where(and(eq(engagementControls.orgId, orgId), eq(engagementControls.engagementId, scope.engagement)));
  const evidenceIds = [...(await handedOver(tx, orgId, scope.engagement)), ...(await found(tx, orgId, scope.engagement)), ...(await drawn(tx, orgId, scope.engagement)), ...(await printed(tx, orgId, scope, until))];
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

/** Exhibits of the reports that go along, and those of its controls in the newest snapshot by then: whatever either names stands beside it. */
async function printed(tx: Tx, orgId: string, { engagement, reports: ids }: EngagementScope, until: Until): Promise<string[]> {
  const exhibits: Pick<EvidenceEntry, "number" | "version">[] = [...(await frozen(tx, orgId, engagement, until))];
  for (const id of ids) exhibits.push(...((await storedSnapshot(tx, orgId, id))?.snapshot.evidence ?? []));
  if (exhibits.length === 0) return [];
  const named = new Set(exhibits.map(({ number, version }) => `${number} ${version}`));
  const rows = await tx.select({ id: evidence.id, number: evidence.number, version: evidence.version }).from(evidence).where(and(eq(evidence.orgId, orgId), oneOf(sql`${evidence.number}::text`, [...new Set(exhibits.map(({ number }) => String(number)))])));
  return rows.filter(({ number, version }) => named.has(`${number} ${version}`)).map(({ id }) => id);
}

/** A snapshot counts from its entry's place on: it is taken a while before that has one, and a head cut in between does not hold it. */
async function frozen(tx: Tx, orgId: string, engagementId: string, { logId, size }: Until): Promise<EvidenceEntry[]> {
  const isBelow = logId && sql`exists (select 1 from ledger.leaves l join ledger.logs g on g.org_id = l.org_id and g.id = l.log_id
    where l.org_id = ${orgId} and l.entry_id = ${engagementSnapshots.entryId} and ((l.log_id = ${logId} and l.idx < ${size}) or g.created_at < (select n.created_at from ledger.logs n where n.org_id = ${orgId} and n.id = ${logId})))`;
  try {
    return (await newestSnapshot(tx, orgId, engagementId, isBelow || undefined))?.content.evidence.filter(isOfControls) ?? [];
  } catch (error) {
    if (!(error instanceof SnapshotChanged)) throw error;
    throw new PackError("SNAPSHOT_CHANGED", `${error.message} No pack of this audit can be made until this is repaired.`, { cause: error });
  }
}

export type FinalReport = Pick<typeof reports.$inferSelect, "id" | "kind" | "options" | "sha256">;

/** The reports a pack takes along. INVALID where one is not the organization's, not finished, a draft, or of another audit. */
export async function finalReports(tx: Tx, orgId: string, { engagement, reports: ids }: EngagementScope): Promise<FinalReport[]> {
  if (ids.length === 0) return [];
  const rows = await tx.select({ id: reports.id, kind: reports.kind, options: reports.options, sha256: reports.sha256, state: reports.state }).from(reports).where(and(eq(reports.orgId, orgId), inArray(reports.id, [...ids])));
  const good = rows.filter(({ state, options }) => state === "done" && options["status"] === "final" && (options["engagement"] ?? engagement) === engagement);
  if (good.length !== new Set(ids).size) throw new ServiceError("INVALID", "A pack takes along finished reports that were made as final, and none of another audit.", [{ field: "scope.reports", message: "Choose finished reports that were made as final and are of no other audit." }]);
  return good;
}
