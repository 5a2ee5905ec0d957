import { desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { apiKeys } from "@/db/schema/organizations";
import type { ApiKeyView } from "@/server/domain/organization/view";

import { authorize, type ServiceContext } from "../context";
import { personNames } from "../users/names";

/** The organization's keys, newest first. The key's text is nowhere: only its last four characters. */
export async function listApiKeys(ctx: ServiceContext): Promise<ApiKeyView[]> {
  authorize(ctx, "apiKeys:read");
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(apiKeys).where(eq(apiKeys.orgId, ctx.orgId)).orderBy(desc(apiKeys.createdAt)).limit(500);
    const names = await personNames(tx, rows.map((row) => row.createdBy));
    return rows.map((row) => ({
      id: row.id, name: row.name, scopes: row.scopes, last4: row.last4, createdBy: names.get(row.createdBy) ?? row.createdBy,
      createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
    }));
  });
}
