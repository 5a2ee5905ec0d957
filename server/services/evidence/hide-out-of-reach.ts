import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import type { PushAnswer } from "@/server/domain/evidence/view";

import { evidenceInReach } from "../access/reach";
import type { Prepared } from "./prepare";

/** A duplicate of an item that its sender does not reach is answered without that item's id and number. */
export async function hideOutOfReach(tx: Tx, orgId: string, answers: Map<Prepared, PushAnswer>): Promise<void> {
  for (const [item, answer] of answers) {
    const { ctx } = item.read;
    if (ctx.reach === "organization" || answer.status !== "duplicate" || answer.id === null) continue;
    const reached = await tx.select({ id: evidence.id }).from(evidence).where(and(eq(evidence.orgId, orgId), eq(evidence.id, answer.id), evidenceInReach(ctx, "evidence")));
    if (reached.length === 0) answers.set(item, { ...answer, id: null, number: null });
  }
}
