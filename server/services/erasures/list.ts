import { and, desc, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { erasures, legalHolds } from "@/db/schema/erasures";
import type { ErasureView } from "@/server/domain/erasure/view";

import { authorize, type ServiceContext } from "../context";
import { erasuresOf } from "./rows";

export type Erasures = {
  requested: (ErasureView & { evidenceId: string })[];
  holds: { id: string; evidenceId: string | null; reason: string; at: string }[];
};

/** The erasures that wait for a second person, and the legal holds that stand. The newest 200 of each. */
export async function listErasures(ctx: ServiceContext): Promise<Erasures> {
  authorize(ctx, "evidence:erase");
  return withOrg(ctx.orgId, async (tx) => {
    const waiting = await tx.select({ evidenceId: erasures.evidenceId }).from(erasures).where(and(eq(erasures.orgId, ctx.orgId), eq(erasures.state, "requested")))
      .orderBy(desc(erasures.requestedAt)).limit(200);
    const views = await erasuresOf(tx, ctx.orgId, waiting.map((row) => row.evidenceId));
    const holds = await tx.select().from(legalHolds).where(and(eq(legalHolds.orgId, ctx.orgId), isNull(legalHolds.releasedAt))).orderBy(desc(legalHolds.at)).limit(200);
    return {
      requested: [...views].map(([evidenceId, view]) => ({ ...view, evidenceId })),
      holds: holds.map((hold) => ({ id: hold.id, evidenceId: hold.evidenceId, reason: hold.reason, at: hold.at.toISOString() })),
    };
  });
}
