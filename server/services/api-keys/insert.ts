import type { Tx } from "@/db/client";
import { apiKeys } from "@/db/schema/organizations";
import { makeApiKey } from "@/server/domain/access/api-key";
import type { ApiScope } from "@/server/domain/access/permissions";
import { newId } from "@/server/domain/ids/ids";

import type { ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";

export type NewKey = { id: string; key: string; expiresAt: string };

/** Makes an API key in the caller's transaction. The text comes back this once; only its digest is kept. */
export async function insertApiKey(tx: Tx, ctx: ServiceContext, { name, scopes, expiresInDays }: { name: string; scopes: ApiScope[]; expiresInDays: number }): Promise<NewKey> {
  const id = newId("apiKey");
  const { text, secretSha256, last4 } = makeApiKey(id);
  const expiresAt = new Date(ctx.now.getTime() + expiresInDays * 86_400_000);
  await tx.insert(apiKeys).values({ orgId: ctx.orgId, id, name, secretSha256, last4, scopes: [...new Set(scopes)], createdBy: ctx.actor.id, createdAt: ctx.now, expiresAt });
  await recordChanges(tx, ctx, [
    { action: "api_key.created", type: "access.granted", object: { kind: "api_key", id, label: name }, detail: { name, scopes, expiresAt: expiresAt.toISOString() } },
  ]);
  return { id, key: text, expiresAt: expiresAt.toISOString() };
}
