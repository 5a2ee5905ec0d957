import { withOrg } from "@/db/client";
import { statusRequests } from "@/db/schema/status-page";
import { RefuseDocumentInput } from "@/server/domain/status-page/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { queueMail } from "../mail/queue";
import { organizationOrThrow } from "../organizations/rows";
import { keepMail, lockRequest, ofRequest } from "./rows";

/** Refuses a request, or takes back what was handed out: its link ends at once. Who asked is told the reason by mail. */
export async function refuseDocument(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "status:manage");
  const { id, reason } = parseInput(RefuseDocumentInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await lockRequest(tx, ctx.orgId, id);
    if (row.state === "refused") throw new ServiceError("CONFLICT", "This request was refused already.");
    await tx.update(statusRequests).set({ state: "refused", decidedBy: ctx.actor.id, decidedAt: ctx.now, reason, tokenSha256: null }).where(ofRequest(ctx.orgId, id));
    const { name: organization } = await organizationOrThrow(tx, ctx.orgId);
    const mailId = await queueMail(tx, ctx.now, { to: row.email, template: { name: "status-document", props: { kind: "refused", organization, title: row.title, reason } } });
    await keepMail(tx, ctx.orgId, id, mailId);
    await recordChanges(tx, ctx, [{ action: "status_document.refused", object: { kind: "status_request", id, label: row.title }, detail: { was: row.state } }]);
  });
}
