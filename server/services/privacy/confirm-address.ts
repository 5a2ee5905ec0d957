import { and, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";

import type { CaseContext } from "../access/resolve-case-link";
import { authorize } from "../context";
import { recordChanges } from "../ledger/record-change";
import { caseName } from "./append-events";
import { subjectRef } from "./case-keys";
import { readRequester } from "./requester";
import { lockRequest } from "./rows";

/**
 * Whoever holds the case's link says that they asked. It proves that they read the mail of the address they gave, and so
 * links the case to others from it; it settles who they are only where the organization knew the address before.
 */
export async function confirmAddress(ctx: CaseContext): Promise<void> {
  authorize(ctx, "case:own");
  await withOrg(ctx.orgId, async (tx) => {
    const request = await lockRequest(tx, ctx.orgId, ctx.caseId);
    const email = (await readRequester(tx, ctx.orgId, ctx.caseId))?.email;
    if (request.addressConfirmedAt !== null || !email) return;
    await tx.update(rightsRequests).set({ addressConfirmedAt: ctx.now, subjectRef: await subjectRef(ctx.orgId, email), updatedAt: ctx.now })
      .where(and(eq(rightsRequests.orgId, ctx.orgId), eq(rightsRequests.id, ctx.caseId), isNull(rightsRequests.addressConfirmedAt)));
    await recordChanges(tx, ctx, [{ action: "rights_request.address_confirmed", object: { kind: "rights_request", id: ctx.caseId, label: caseName(request.number) }, detail: {} }]);
  });
}
