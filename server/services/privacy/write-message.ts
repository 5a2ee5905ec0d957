import { withOrg, type Tx } from "@/db/client";
import { requestMessages } from "@/db/schema/privacy";
import { newId } from "@/server/domain/ids/ids";
import { sha256 } from "@/server/domain/ledger/commit";
import { MessageText } from "@/server/domain/privacy/desk-schema";

import type { CaseContext } from "../access/resolve-case-link";
import { authorize, parseInput, type ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";
import { consumeRateLimit } from "../rate-limits/consume";
import { caseName } from "./append-events";
import { keepText } from "./case-texts";
import { lockRequest, type RequestRow } from "./rows";

export const PER_CASE = { points: 30, seconds: 24 * 3600 };

/** A message of the person to the organization. */
export async function writeAsRequester(ctx: CaseContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "case:own");
  const { text } = parseInput(MessageText, input);
  await consumeRateLimit(`case-messages:${ctx.caseId}`, PER_CASE, ctx.now);
  return withOrg(ctx.orgId, async (tx) => keepMessage(tx, ctx, await lockRequest(tx, ctx.orgId, ctx.caseId), "in", text));
}

/** Keeps a free message of a case: sealed, with its digest on the ledger. */
export async function keepMessage(tx: Tx, ctx: ServiceContext, request: RequestRow, direction: "in" | "out", text: string, mailId: string | null = null): Promise<{ id: string }> {
  const id = newId("caseMessage");
  const contentSha256 = Buffer.from(sha256(Buffer.from(text))).toString("hex");
  const textId = await keepText(tx, { orgId: ctx.orgId, requestId: request.id, now: ctx.now }, "message", text);
  await tx.insert(requestMessages).values({ orgId: ctx.orgId, requestId: request.id, id, direction, kind: "message", textId, contentSha256, language: request.language, mailId, writtenBy: ctx.actor.id, at: ctx.now, sentAt: ctx.now });
  await recordChanges(tx, ctx, [{ action: `rights_request.message_${direction === "in" ? "received" : "sent"}`, object: { kind: "rights_request", id: request.id, label: caseName(request.number) }, detail: { messageId: id, contentSha256 } }]);
  return { id };
}
