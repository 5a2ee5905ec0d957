import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";

import { withOrg } from "@/db/client";
import { apiKeys } from "@/db/schema/organizations";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";

/** Revokes a key. The very next request with it is refused. */
export async function revokeApiKey(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "apiKeys:manage");
  const { id } = parseInput(z.strictObject({ id: z.string().max(60) }), input);
  await withOrg(ctx.orgId, async (tx) => {
    const live = and(eq(apiKeys.orgId, ctx.orgId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt));
    const [row] = await tx.update(apiKeys).set({ revokedAt: ctx.now }).where(live).returning({ name: apiKeys.name });
    if (!row) throw notFound("This key");
    await recordChanges(tx, ctx, [{ action: "api_key.revoked", object: { kind: "api_key", id, label: row.name }, detail: { name: row.name } }]);
  });
}
