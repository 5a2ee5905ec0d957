import { and, desc, eq, gte } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditViews } from "@/db/schema/engagements";
import { VIEWED_PLACES, type Viewed } from "@/server/domain/engagements/viewed";

import type { AuditorContext } from "../access/resolve-auditor";

/** A page that renews itself after its reader saved something is no further view. */
const SAME_VIEW_MS = 60_000;

/** Notes what an auditor opened or took along, before it is given: what cannot be noted is not shown. A preview leaves no trace; the same view within a minute is noted once. */
export async function recordView(ctx: AuditorContext, viewed: Viewed): Promise<void> {
  if (ctx.grantId !== null) await withOrg(ctx.orgId, async (tx) => noteView(tx, ctx, viewed));
}

/** The same in a transaction that also decides whether it is given. */
export async function noteView(tx: Tx, ctx: AuditorContext, viewed: Viewed): Promise<void> {
  const { grantId } = ctx;
  if (grantId === null || (viewed.what === "view" && (await wasJustViewed(tx, ctx, grantId, viewed)))) return;
  await tx.insert(auditViews).values({ orgId: ctx.orgId, engagementId: ctx.engagement.id, grantId, at: ctx.now, ...viewed, ip: ctx.ip, userAgent: ctx.userAgent });
}

async function wasJustViewed(tx: Tx, ctx: AuditorContext, grantId: string, { objectKind, objectId }: Viewed): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - SAME_VIEW_MS);
  const [last] = await tx.select({ what: auditViews.what, objectKind: auditViews.objectKind, objectId: auditViews.objectId, ip: auditViews.ip }).from(auditViews)
    .where(and(eq(auditViews.orgId, ctx.orgId), eq(auditViews.engagementId, ctx.engagement.id), eq(auditViews.grantId, grantId), gte(auditViews.at, since))).orderBy(desc(auditViews.seq)).limit(1);
  // Only the view before: whoever went elsewhere and came back looked again.
  return last?.what === "view" && last.objectKind === objectKind && last.objectId === objectId && last.ip === ctx.ip;
}

/** The same for one of the room's lists. */
export async function recordListView(ctx: AuditorContext, list: "controls" | "requests" | "findings" | "samples" | "reports" | "people"): Promise<void> {
  const objectKind = `audit_${list}` as const;
  await recordView(ctx, { what: "view", objectKind, objectId: ctx.engagement.id, label: VIEWED_PLACES[objectKind] });
}

/** An entry into the room says on which day somebody was there; every page asks for the room, so one an hour is enough. */
const SAME_ENTRY_MS = 3_600_000;

/** Notes that an auditor entered the room, which tells of every control it covers. Once an hour. */
export async function recordEntry(ctx: AuditorContext): Promise<void> {
  const { grantId } = ctx;
  if (grantId === null) return;
  const since = new Date(ctx.now.getTime() - SAME_ENTRY_MS);
  const isEntered = await withOrg(ctx.orgId, async (tx) => {
    const [entry] = await tx.select({ seq: auditViews.seq }).from(auditViews)
      .where(and(eq(auditViews.orgId, ctx.orgId), eq(auditViews.engagementId, ctx.engagement.id), eq(auditViews.grantId, grantId), eq(auditViews.objectKind, "engagement"), eq(auditViews.what, "view"), gte(auditViews.at, since))).limit(1);
    return entry !== undefined;
  });
  if (!isEntered) await recordView(ctx, { what: "view", objectKind: "engagement", objectId: ctx.engagement.id, label: VIEWED_PLACES.engagement });
}
