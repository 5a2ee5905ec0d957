import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { requestIdentifiers } from "@/db/schema/privacy-systems";
import { RemoveIdentifierInput } from "@/server/domain/privacy/systems/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { caseName } from "./append-events";
import { lockRequest } from "./rows";

/** Removes an identifier somebody added to a case. What the person said when they asked stays with their words. */
export async function removeIdentifier(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { requestId, id } = parseInput(RemoveIdentifierInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const request = await lockRequest(tx, ctx.orgId, requestId);
    const [removed] = await tx.delete(requestIdentifiers).where(and(eq(requestIdentifiers.orgId, ctx.orgId), eq(requestIdentifiers.requestId, requestId), eq(requestIdentifiers.id, id))).returning({ type: requestIdentifiers.type });
    if (!removed) throw notFound("This identifier");
    await recordChanges(tx, ctx, [{ action: "rights_request.identifier_removed", object: { kind: "rights_request", id: requestId, label: caseName(request.number) }, detail: { identifierId: id, type: removed.type } }]);
  });
}
