import { withOrg } from "@/db/client";
import { statusRequests } from "@/db/schema/status-page";
import { newToken } from "@/server/domain/access/token";
import { ApproveDocumentInput } from "@/server/domain/status-page/schema";
import { env } from "@/server/env";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { queueMail } from "../mail/queue";
import { organizationOrThrow } from "../organizations/rows";
import { keepMail, lockRequest, ofRequest } from "./rows";

const DAY = 86_400_000;

/** Hands out a document: whoever asked gets a link by mail that ends after so many days or downloads, whichever is first. */
export async function approveDocument(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "status:manage");
  const { id, days, downloads } = parseInput(ApproveDocumentInput, input);
  const { token, sha256: tokenSha256 } = newToken();
  await withOrg(ctx.orgId, async (tx) => {
    const row = await lockRequest(tx, ctx.orgId, id);
    if (row.state !== "asked") throw new ServiceError("CONFLICT", "This request was decided already.");
    const expiresAt = new Date(ctx.now.getTime() + days * DAY);
    await tx.update(statusRequests).set({ state: "approved", decidedBy: ctx.actor.id, decidedAt: ctx.now, tokenSha256, expiresAt, maxDownloads: downloads }).where(ofRequest(ctx.orgId, id));
    const { name: organization, slug } = await organizationOrThrow(tx, ctx.orgId);
    const url = new URL(`/status/${slug}/document/${token}`, env().PROOFROOM_URL).toString();
    const mailId = await queueMail(tx, ctx.now, { to: row.email, template: { name: "status-document", props: { kind: "approved", organization, title: row.title, url, days, downloads, agreementVersion: row.ndaVersion } } });
    await keepMail(tx, ctx.orgId, id, mailId);
    await recordChanges(tx, ctx, [{ action: "status_document.approved", type: "access.granted", object: { kind: "status_request", id, label: row.title }, detail: { reportId: row.reportId, expiresAt: expiresAt.toISOString(), downloads } }]);
  });
}
