import { withOrg } from "@/db/client";
import { CreateApiKeyInput } from "@/server/domain/access/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { insertApiKey, type NewKey } from "./insert";

/** Makes an API key. The text comes back this once; only its digest is kept. */
export async function createApiKey(ctx: ServiceContext, input: unknown): Promise<NewKey> {
  authorize(ctx, "apiKeys:manage");
  const wanted = parseInput(CreateApiKeyInput, input);
  return withOrg(ctx.orgId, async (tx) => insertApiKey(tx, ctx, wanted));
}
