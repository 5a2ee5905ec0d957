import { withOrg } from "@/db/client";
import { newId } from "@/server/domain/ids/ids";
import { claimsOf, RecordRequestInput } from "@/server/domain/privacy/intake";

import { authorize, parseInput, type ServiceContext } from "../context";
import { openCase } from "./open-case";

/** Records a request that came by mail, phone, post or through an agent. Its clock begins when it was received. */
export async function recordRequest(ctx: ServiceContext, input: unknown): Promise<{ id: string; number: number }> {
  authorize(ctx, "privacy:handle");
  const given = parseInput(RecordRequestInput, input);
  const id = newId("rightsRequest");
  const { number } = await withOrg(ctx.orgId, async (tx) => openCase(tx, ctx, {
    id, receivedAt: new Date(given.receivedAt), by: { kind: "user", id: ctx.actor.id }, channel: given.channel, role: given.role, language: given.language, claims: claimsOf(given),
    wording: given.wording, requester: given.requester, requesterIs: { loggedIn: false, knownAddress: given.knownAddress },
  }));
  return { id, number };
}
