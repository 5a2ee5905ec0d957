import { desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { erasureReplays } from "@/db/schema/privacy-erasure";
import type { ReplayLine } from "@/server/domain/privacy/erasure/view";

import { authorize, type ServiceContext } from "../../context";
import { personNames } from "../../users/names";

const MOST = 200;

/** What was erased again after restores, newest first. */
export async function listReplays(ctx: ServiceContext): Promise<ReplayLine[]> {
  authorize(ctx, "privacy:read");
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(erasureReplays).where(eq(erasureReplays.orgId, ctx.orgId)).orderBy(desc(erasureReplays.at), desc(erasureReplays.id)).limit(MOST);
    const names = await personNames(tx, rows.map(({ byId }) => byId));
    return rows.map(({ id, systemId, since, at, byId, done, missing, entryId }) => ({ id, system: systemId, since: since.toISOString(), at: at.toISOString(), by: names.get(byId) ?? byId, tasks: done.length, missing, entryId }));
  });
}
