import { z } from "zod";

import { TASK_METHODS } from "../case/vocabulary";

/**
 * What a system says it has done. It names its task, because the signature is over the body and not over the address.
 * `collected` is what it found of the person, any JSON, for the rights that ask for a copy.
 */
export const SystemReceipt = z.strictObject({
  taskId: z.string().max(80), method: z.enum(TASK_METHODS), records: z.int().min(0).max(1_000_000_000), collected: z.unknown().optional(),
}).superRefine(({ records, collected }, ctx) => {
  if (collected === undefined) return;
  // An access answered by such a receipt would leave out what was found, or give what was never counted.
  if (records === 0 && !isEmpty(collected)) ctx.addIssue({ code: "custom", path: ["collected"], message: "No records were counted, and yet there are data." });
  if (records > 0 && isEmpty(collected)) ctx.addIssue({ code: "custom", path: ["collected"], message: "Records were counted, and yet there are no data. Leave it out where they come another way." });
});
export type SystemReceipt = z.infer<typeof SystemReceipt>;

const isEmpty = (collected: unknown): boolean => collected === null || collected === "" || (typeof collected === "object" && Object.keys(collected).length === 0);

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
