import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidenceLinks } from "@/db/schema/evidence";

import type { ServiceContext } from "../context";
import { enqueue } from "../jobs/enqueue";
import { recountQuestions } from "./open-questions";

/**
 * What follows when something changed how an evidence counts, with the change that calls for it: its open questions are
 * counted again, and the controls it bears on are queued for judgement.
 */
export async function judgeAgain(tx: Tx, ctx: ServiceContext, evidenceId: string): Promise<void> {
  await recountQuestions(tx, ctx, evidenceId);
  const links = await tx.select({ id: evidenceLinks.controlId }).from(evidenceLinks).where(and(eq(evidenceLinks.orgId, ctx.orgId), eq(evidenceLinks.evidenceId, evidenceId)));
  if (links.length > 0) await enqueue(tx, "evaluate-controls", { orgId: ctx.orgId, at: ctx.now.toISOString(), controlIds: links.map((link) => link.id) });
}
