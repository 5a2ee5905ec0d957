import { withOrg } from "@/db/client";
import { apiKeys } from "@/db/schema/organizations";
import { makeApiKey } from "@/server/domain/access/api-key";
import { CreateApiKeyInput } from "@/server/domain/access/schema";
import { newId } from "@/server/domain/ids/ids";

import { authorize, parseInput, type ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";

/** Makes an API key. The text comes back this once; only its digest is kept. */
export async function createApiKey(ctx: ServiceContext, input: unknown): Promise<{ id: string; key: string; expiresAt: string }> {
  authorize(ctx, "apiKeys:manage");
  const { name, scopes, expiresInDays } = parseInput(CreateApiKeyInput, input);
  const id = newId("apiKey");
  const { text, secretSha256, last4 } = makeApiKey(id);
  const expiresAt = new Date(ctx.now.getTime() + expiresInDays * 86_400_000);
  await withOrg(ctx.orgId, async (tx) => {
    await tx.insert(apiKeys).values({ orgId: ctx.orgId, id, name, secretSha256, last4, scopes: [...new Set(scopes)], createdBy: ctx.actor.id, createdAt: ctx.now, expiresAt });
    await recordChanges(tx, ctx, [
      { action: "api_key.created", type: "access.granted", object: { kind: "api_key", id, label: name }, detail: { name, scopes, expiresAt: expiresAt.toISOString() } },
    ]);
  });
  return { id, key: text, expiresAt: expiresAt.toISOString() };
}
