import { and, eq, isNull, lt, or } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { apiKeys } from "@/db/schema/organizations";

import type { ServiceContext } from "../context";

const EVERY_MINUTES = 5;

/** Notes that a key was used, at most every five minutes, so that a busy key does not rewrite its row on every request. */
export async function markApiKeyUsed(ctx: ServiceContext): Promise<void> {
  const { actor } = ctx;
  const stale = new Date(ctx.now.getTime() - EVERY_MINUTES * 60_000);
  if (actor.kind !== "apiKey" || (actor.lastUsedAt && actor.lastUsedAt > stale)) return;
  await withOrg(ctx.orgId, async (tx) =>
    tx.update(apiKeys).set({ lastUsedAt: ctx.now })
      .where(and(eq(apiKeys.orgId, ctx.orgId), eq(apiKeys.id, actor.id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, stale)))),
  );
}
