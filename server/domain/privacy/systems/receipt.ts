import { z } from "zod";

import { TASK_METHODS } from "../case/vocabulary";

/**
 * What a system says it has done. It names its task, because the signature is over the body and not over the address.
 * `collected` is what it found of the person, any JSON, for the rights that ask for a copy.
 */
export const SystemReceipt = z.strictObject({
  taskId: z.string().max(80), method: z.enum(TASK_METHODS), records: z.int().min(0).max(1_000_000_000), collected: z.unknown().optional(),
});
export type SystemReceipt = z.infer<typeof SystemReceipt>;

type Settled = { method: string | null; records: number | null; receiptSha256: string | null };

/** Whether a receipt says again what is on record. Other bytes may come again only where they carry no data. */
export function isReplay(receipt: SystemReceipt, sha256: string, settled: Settled): boolean {
  if (settled.receiptSha256 === sha256) return true;
  return receipt.collected === undefined && receipt.method === settled.method && receipt.records === settled.records;
}

/** What a task that somebody did by hand says of itself. */
export const CompleteTaskInput = z.strictObject({
  id: z.string().max(80), method: z.enum(TASK_METHODS), records: z.int().min(0).max(1_000_000_000),
}).refine(({ method, records }) => method !== "none_found" || records === 0, { path: ["records"], message: "Nothing found has no records." });
export type CompleteTaskInput = z.infer<typeof CompleteTaskInput>;
export const TaskId = z.strictObject({ id: z.string().max(80) });
export const AssignTaskInput = TaskId.extend({ userId: z.string().max(80).nullable() });
