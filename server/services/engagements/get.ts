import { and, asc, desc, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { auditGrants, engagementControls, engagementSnapshots } from "@/db/schema/engagements";
import { grantState } from "@/server/domain/engagements/grant-state";
import { EngagementId } from "@/server/domain/engagements/schema";
import type { EngagementDetail } from "@/server/domain/engagements/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { personNames } from "../users/names";
import { controlsInScope, engagementName, engagementOrThrow } from "./rows";

/** One audit as the organization sees it: what it covers, who may see it, how it went on, its snapshots. */
export async function getEngagement(ctx: ServiceContext, input: unknown): Promise<EngagementDetail> {
  authorize(ctx, "audits:read");
  const { id } = parseInput(EngagementId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await engagementOrThrow(tx, ctx, id);
    const [covered, inScope, grants, snapshots, previous] = [await coveredOf(tx, ctx.orgId, id), await controlsInScope(tx, ctx.orgId, row), await grantsOf(tx, ctx, id), await snapshotsOf(tx, ctx.orgId, id), row.previousId ? await engagementOrThrow(tx, ctx, row.previousId) : null];
    const names = await personNames(tx, [row.createdBy, ...row.timeline.map(({ by }) => by), ...snapshots.map(({ takenBy }) => takenBy)]);
    const keys = new Set(covered.map(({ key }) => key));
    const { orgId: _orgId, number, previousId: _previousId, createdBy, createdAt, updatedAt: _updatedAt, timeline, ...rest } = row;
    return {
      ...rest, reference: engagementName(number), createdBy: names.get(createdBy) ?? createdBy, createdAt: createdAt.toISOString(),
      timeline: timeline.map((change) => ({ ...change, by: names.get(change.by) ?? change.by })),
      previous: previous && { id: previous.id, name: previous.name }, controls: covered, leftOut: inScope.filter(({ key }) => !keys.has(key)).map(({ key, title }) => ({ key, title })), grants,
      snapshots: snapshots.map((each) => ({ number: each.number, sha256: each.sha256, takenAt: each.takenAt.toISOString(), takenBy: names.get(each.takenBy) ?? each.takenBy })),
    };
  });
}

async function coveredOf(tx: Tx, orgId: string, id: string) {
  return tx.select({ key: controls.key, title: controls.title, reference: engagementControls.reference }).from(engagementControls)
    .innerJoin(controls, and(eq(controls.orgId, engagementControls.orgId), eq(controls.id, engagementControls.controlId)))
    .where(and(eq(engagementControls.orgId, orgId), eq(engagementControls.engagementId, id))).orderBy(asc(engagementControls.position));
}

async function grantsOf(tx: Tx, ctx: ServiceContext, id: string): Promise<EngagementDetail["grants"]> {
  const rows = await tx.select().from(auditGrants).where(and(eq(auditGrants.orgId, ctx.orgId), eq(auditGrants.engagementId, id))).orderBy(desc(auditGrants.createdAt));
  return rows.map((row) => ({
    id: row.id, email: row.email, name: row.name, frameworks: row.frameworks, windowFrom: row.windowFrom, windowTo: row.windowTo, state: grantState(row, ctx.now),
    expiresAt: row.expiresAt.toISOString(), acceptedAt: row.acceptedAt?.toISOString() ?? null, lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  }));
}

async function snapshotsOf(tx: Tx, orgId: string, id: string) {
  return tx.select({ number: engagementSnapshots.number, sha256: engagementSnapshots.sha256, takenAt: engagementSnapshots.takenAt, takenBy: engagementSnapshots.takenBy }).from(engagementSnapshots)
    .where(and(eq(engagementSnapshots.orgId, orgId), eq(engagementSnapshots.engagementId, id))).orderBy(desc(engagementSnapshots.number));
}

