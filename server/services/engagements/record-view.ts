import { and, desc, eq, gte } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditViews } from "@/db/schema/engagements";

import type { AuditorContext } from "../access/resolve-auditor";

export type Viewed = { what: "view" | "download"; objectKind: string; objectId: string; label: string };

/** A page that renews itself after its reader saved something is no further view. */
const SAME_VIEW_MS = 60_000;

/** Notes what an auditor opened or took along, before it is given: what cannot be noted is not shown. A preview leaves no trace; the same view within a minute is noted once. */
export async function recordView(ctx: AuditorContext, viewed: Viewed): Promise<void> {
  const { grantId } = ctx;
  if (grantId === null) return;
  await withOrg(ctx.orgId, async (tx) => {
    if (viewed.what === "view" && (await wasJustViewed(tx, ctx, grantId, viewed))) return;
    await tx.insert(auditViews).values({ orgId: ctx.orgId, engagementId: ctx.engagement.id, grantId, at: ctx.now, ...viewed, ip: ctx.ip, userAgent: ctx.userAgent });
  });
}

async function wasJustViewed(tx: Tx, ctx: AuditorContext, grantId: string, { objectKind, objectId }: Viewed): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - SAME_VIEW_MS);
  const [last] = await tx.select({ what: auditViews.what, objectKind: auditViews.objectKind, objectId: auditViews.objectId, ip: auditViews.ip }).from(auditViews)
    .where(and(eq(auditViews.orgId, ctx.orgId), eq(auditViews.engagementId, ctx.engagement.id), eq(auditViews.grantId, grantId), gte(auditViews.at, since))).orderBy(desc(auditViews.seq)).limit(1);
  // Only the view before: whoever went elsewhere and came back looked again.
  return last?.what === "view" && last.objectKind === objectKind && last.objectId === objectId && last.ip === ctx.ip;
}
