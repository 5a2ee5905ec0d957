import { and, eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";

import type { ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import type { TaskRow } from "./rows";

export const LATE_RECEIPT = "late_receipt";
/** A system that goes on reporting has said it by then. */
const MOST = 20;
type Late = { method: string; records: number; receiptSha256: string };

/**
 * Notes what a system says it did for a task that nobody asked for any more, as after a withdrawal: who, when, what and the
 * digest of its receipt, in the task's history. Nothing follows from it. The same receipt is noted once. The task is locked.
 */
export async function noteLateReceipt(tx: Tx, ctx: ServiceContext, task: TaskRow, { method, records, receiptSha256 }: Late): Promise<void> {
  const noted = await tx.select({ sha256: sql<string>`${auditEvents.detail} ->> 'receiptSha256'` }).from(auditEvents)
    .where(and(eq(auditEvents.orgId, ctx.orgId), eq(auditEvents.objectKind, "system_task"), eq(auditEvents.objectId, task.id), eq(auditEvents.action, `system_task.${LATE_RECEIPT}`)));
  if (noted.length >= MOST || noted.some(({ sha256 }) => sha256 === receiptSha256)) return;
  await recordChanges(tx, ctx, [{ action: `system_task.${LATE_RECEIPT}`, object: { kind: "system_task", id: task.id }, detail: { requestId: task.requestId, right: task.right, systemId: task.systemId, method, records, receiptSha256 } }]);
}
