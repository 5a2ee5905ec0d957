import { withOrg } from "@/db/client";
import { CommentInput } from "@/server/domain/audit-requests/schema";

import { authorize, parseInput } from "../context";
import { recordChanges } from "../ledger/record-change";
import { goingOnOrThrow, noteEvents, requestObject, requestOrThrow, sideOf, type AuditPartner } from "./rows";

/** Says something in the thread of a request, for both sides to read. */
export async function commentRequest(ctx: AuditPartner, input: unknown): Promise<void> {
  authorize(ctx, sideOf(ctx) === "auditor" ? "audit:work" : "work:read");
  const { id, text } = parseInput(CommentInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await requestOrThrow(tx, ctx, id);
    await goingOnOrThrow(tx, ctx, row.engagementId);
    await noteEvents(tx, ctx, [{ request: row, kind: "commented", text }]);
    await recordChanges(tx, ctx, [{ action: "audit_request.commented", object: requestObject(row), detail: { text } }]);
  });
}
