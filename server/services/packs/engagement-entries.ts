import { and, eq, notInArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { auditFindings } from "@/db/schema/audit-findings";
import { auditRequests } from "@/db/schema/audit-requests";
import { auditPopulations, auditSampleItems, auditSamples } from "@/db/schema/audit-samples";
import { auditReleases } from "@/db/schema/audit-workpapers";
import type { Selection } from "@/server/domain/packs/select-entries";

import type { EngagementScope } from "./engagement-scope";

const OWN_ACTIONS = ["audit_request.item_attached", "audit_request.item_removed", "audit_request.reminded"] as const;

/**
 * What of the ledger an audit's pack opens beside evidence and controls: the audit, its requests, findings and releases, the chosen reports, and how its lists
 * were frozen and its samples drawn. What auditors keep to themselves is under none of these names,
 * nor what the organization put aside for a request.
 */
export async function namedByEngagement(tx: Tx, orgId: string, { engagement, reports: chosen }: EngagementScope): Promise<NonNullable<Selection["named"]>> {
  const objects = new Set([`engagement ${engagement}`, ...chosen.map((id) => `report ${id}`)]);
  for (const [kind, table] of [["audit_finding", auditFindings], ["audit_release", auditReleases]] as const) {
    for (const { id } of await tx.select({ id: table.id }).from(table).where(and(eq(table.orgId, orgId), eq(table.engagementId, engagement)))) objects.add(`${kind} ${id}`);
  }
  const entries = new Set(await saidOfRequests(tx, orgId, engagement));
  for (const table of [auditPopulations, auditSamples, auditSampleItems] as const) {
    for (const { id } of await tx.selectDistinct({ id: table.entryId }).from(table).where(and(eq(table.orgId, orgId), eq(table.engagementId, engagement)))) entries.add(id);
  }
  return { objects, entries };
}

/** An entry about an item names evidence that may never have been handed over. */
async function saidOfRequests(tx: Tx, orgId: string, engagementId: string): Promise<string[]> {
  const rows = await tx.select({ id: auditEvents.entryId }).from(auditEvents).innerJoin(auditRequests, and(eq(auditRequests.orgId, auditEvents.orgId), eq(auditRequests.id, auditEvents.objectId)))
    .where(and(eq(auditRequests.orgId, orgId), eq(auditRequests.engagementId, engagementId), eq(auditEvents.objectKind, "audit_request"), notInArray(auditEvents.action, [...OWN_ACTIONS])));
  return rows.map(({ id }) => id);
}
