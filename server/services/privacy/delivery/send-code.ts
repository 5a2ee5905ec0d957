import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { answerWordsOf } from "@/server/domain/privacy/answer-words/answer-words";
import { CODE_MINUTES, codeHash, newCode } from "@/server/domain/privacy/delivery/code";

import type { CaseContext } from "../../access/resolve-case-link";
import { authorize } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { queueMail } from "../../mail/queue";
import { organizationOrThrow } from "../../organizations/rows";
import { consumeRateLimit } from "../../rate-limits/consume";
import { caseName } from "../append-events";
import { caseLink } from "../case-keys";
import { readRequester } from "../requester";
import { lockRequest, settingsOrThrow } from "../rows";
import { deliveryKey, openFile } from "./open-file";

const PER_CASE = { points: 6, seconds: 3600 };

/**
 * Mails a code that opens one file once, to the confirmed address of the case and to no other. Says nothing of whether
 * there is such a file: for a wrong one it does nothing and answers the same. A new code ends the one before. RATE_LIMITED after six an hour.
 */
export async function sendDownloadCode(ctx: CaseContext, fileId: string): Promise<void> {
  authorize(ctx, "case:own");
  await consumeRateLimit(`case-codes:${ctx.caseId}`, PER_CASE, ctx.now);
  await withOrg(ctx.orgId, async (tx) => {
    const request = await lockRequest(tx, ctx.orgId, ctx.caseId);
    // Nobody made up reads mail.
    if (request.channel === "drill") return;
    const [row, key, requester] = [await openFile(tx, ctx, fileId), await deliveryKey(ctx), await readRequester(tx, ctx.orgId, ctx.caseId)];
    if (!row || !key || !requester?.email) return;
    const code = newCode();
    await tx.update(requestFiles).set({ codeHash: codeHash(key, fileId, code), codeExpiresAt: new Date(ctx.now.getTime() + CODE_MINUTES * 60_000), codeTries: 0 })
      .where(and(eq(requestFiles.orgId, ctx.orgId), eq(requestFiles.requestId, ctx.caseId), eq(requestFiles.id, fileId)));
    const [words, { controllerName }, { slug }] = [answerWordsOf(request.language), await settingsOrThrow(tx, ctx.orgId), await organizationOrThrow(tx, ctx.orgId)];
    const link = await caseLink(ctx.orgId, slug, ctx.caseId);
    const text = words.mail.text({ code, minutes: CODE_MINUTES });
    const mailId = await queueMail(tx, ctx.now, { to: requester.email, template: { name: "privacy-letter", props: { subject: `${controllerName}: ${words.mail.subject({ reference: caseName(request.number) })}`, paragraphs: [{ part: null, heading: null, text }], language: request.language, caseUrl: link?.url ?? "" } } });
    await recordChanges(tx, ctx, [{ action: "rights_request.code_sent", object: { kind: "rights_request", id: ctx.caseId, label: caseName(request.number) }, detail: { fileId, mailId } }]);
  });
}
