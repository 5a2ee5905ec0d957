import { withOrg } from "@/db/client";
import { differenceOf, type Changed } from "@/server/domain/engagements/difference";
import { EngagementId } from "@/server/domain/engagements/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementOrThrow } from "./rows";
import { contentNow, newestSnapshot } from "./snapshot";

export type SnapshotDifference = { number: number; takenAt: string; changes: Changed[] } | null;

/** What changed since the newest snapshot of an audit, for the organization; null where none was taken. */
export async function snapshotDifference(ctx: ServiceContext, input: unknown): Promise<SnapshotDifference> {
  authorize(ctx, "audits:read");
  const { id } = parseInput(EngagementId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await engagementOrThrow(tx, ctx, id);
    const snapshot = await newestSnapshot(tx, ctx.orgId, id);
    if (!snapshot) return null;
    return { number: snapshot.number, takenAt: snapshot.takenAt.toISOString(), changes: differenceOf(snapshot.content, await contentNow(tx, ctx, row)) };
  });
}
