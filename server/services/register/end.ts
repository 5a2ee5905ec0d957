import { and, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { standingAnswers } from "@/db/schema/evidence";
import { RegisterId } from "@/server/domain/register/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { answerChange } from "./rows";

/** Ends a standing answer: records that come in from now on leave its fact open. What it has filled stays filled. */
export async function endStandingAnswer(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "register:update");
  const { id } = parseInput(RegisterId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const open = and(eq(standingAnswers.orgId, ctx.orgId), eq(standingAnswers.id, id), isNull(standingAnswers.endedAt));
    const [row] = await tx.update(standingAnswers).set({ endedAt: ctx.now }).where(open).returning();
    if (!row) throw notFound("This standing answer");
    await recordChanges(tx, ctx, [answerChange("standing_answer.ended", row)]);
  });
}
