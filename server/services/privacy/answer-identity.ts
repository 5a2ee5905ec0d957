import { withOrg } from "@/db/client";
import { allowedCommands } from "@/server/domain/privacy/case/allowed-commands";
import { MessageText } from "@/server/domain/privacy/desk-schema";

import type { CaseContext } from "../access/resolve-case-link";
import { authorize, parseInput } from "../context";
import { consumeRateLimit } from "../rate-limits/consume";
import { carryOutAct } from "./act";
import { loadCase } from "./load-case";
import { lockRequest } from "./rows";
import { keepMessage, PER_CASE } from "./write-message";

/**
 * The person answers what they were asked to settle who they are: their words are a message of the case, and the question
 * counts as answered from now on. Whether it settles anything is for people to judge. Where nothing is asked any more, a
 * second click among others, it is a message like any other.
 */
export async function answerIdentity(ctx: CaseContext, input: unknown): Promise<void> {
  authorize(ctx, "case:own");
  const { text } = parseInput(MessageText, input);
  await consumeRateLimit(`case-messages:${ctx.caseId}`, PER_CASE, ctx.now);
  await withOrg(ctx.orgId, async (tx) => {
    const request = await lockRequest(tx, ctx.orgId, ctx.caseId);
    await keepMessage(tx, ctx, request, "in", text);
    const offered = allowedCommands(await loadCase(tx, ctx.orgId, ctx.caseId), { kind: "subject", id: ctx.caseId }, ctx.now);
    if (!offered.some(({ command, blockedBy }) => command === "answer_identity" && !blockedBy)) return;
    await carryOutAct(tx, ctx, ctx.caseId, { kind: "answer_identity", data: { answeredAt: ctx.now.toISOString() } });
  });
}
