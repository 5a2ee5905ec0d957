import type { Tx } from "@/db/client";
import { anchors } from "@/db/schema/anchors";
import { newId } from "@/server/domain/ids/ids";

import type { ServiceContext } from "../context";

/**
 * Puts on the list that a report prints this head of the organization's log, in the transaction that finishes the report.
 * Printed twice in one report it stands there once.
 */
export async function notePrinted(tx: Tx, ctx: Pick<ServiceContext, "orgId" | "now">, printed: { logId: string; size: number; reportId: string }): Promise<void> {
  const { logId, size, reportId } = printed;
  await tx.insert(anchors).values({
    orgId: ctx.orgId, id: newId("anchor"), logId, size, kind: "pdf", target: reportId, ref: reportId, status: "done", verifiedAt: ctx.now, createdAt: ctx.now,
  }).onConflictDoNothing();
}
