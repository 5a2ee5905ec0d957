import { and, count, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditGrants, engagementControls, engagements } from "@/db/schema/engagements";
import type { EngagementLine } from "@/server/domain/engagements/view";

import { authorize, type ServiceContext } from "../context";
import { engagementName } from "./rows";

/** Every audit of the organization, newest first. */
export async function listEngagements(ctx: ServiceContext): Promise<EngagementLine[]> {
  authorize(ctx, "audits:read");
  const [rows, covered, open] = await withOrg(ctx.orgId, async (tx) => Promise.all([
    tx.select().from(engagements).where(eq(engagements.orgId, ctx.orgId)).orderBy(desc(engagements.number)),
    tx.select({ id: engagementControls.engagementId, count: count() }).from(engagementControls).where(eq(engagementControls.orgId, ctx.orgId)).groupBy(engagementControls.engagementId),
    tx.select({ id: auditGrants.engagementId, count: count() }).from(auditGrants)
      .where(and(eq(auditGrants.orgId, ctx.orgId), isNotNull(auditGrants.acceptedAt), isNull(auditGrants.revokedAt), gt(auditGrants.expiresAt, ctx.now))).groupBy(auditGrants.engagementId),
  ]));
  const [controls, auditors] = [covered, open].map((list) => new Map(list.map((row) => [row.id, row.count])));
  return rows.map((row) => ({
    id: row.id, name: row.name, reference: engagementName(row.number), firm: row.firm, type: row.type, phase: row.phase, frameworks: row.frameworks, windowFrom: row.windowFrom, windowTo: row.windowTo,
    controls: controls?.get(row.id) ?? 0, auditors: auditors?.get(row.id) ?? 0,
  }));
}
