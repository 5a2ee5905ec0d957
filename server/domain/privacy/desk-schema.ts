import { z } from "zod";

import { NOTICE_KINDS, NOTICE_PARTS } from "./case/notices";
import { RIGHTS } from "./case/vocabulary";

export const CaseId = z.strictObject({ id: z.string().max(80) });
export const ListCasesInput = z.strictObject({
  show: z.enum(["open", "overdue", "closed", "all"]).default("open"), right: z.enum(RIGHTS).optional(), mine: z.boolean().default(false), /** The one of this number. */ number: z.int().positive().max(2_147_483_647).optional(), from: z.int().min(0).default(0), size: z.int().min(1).max(100).default(25),
});
export type ListCasesInput = z.infer<typeof ListCasesInput>;
/** An act of the case's rules. `data` may have stand-ins: `{ text }`, `{ letter }`, `{ draft }`, `{ approved }`. */
export const ActInput = z.strictObject({ id: z.string().max(80), kind: z.string().max(60), right: z.enum(RIGHTS).optional(), data: z.record(z.string(), z.unknown()) });
export type ActInput = z.infer<typeof ActInput>;
/** What somebody wrote of a letter, part by part. */
export const SaidInput = z.partialRecord(z.enum(NOTICE_PARTS), z.string().max(20_000));
export const PreviewLetterInput = z.strictObject({ id: z.string().max(80), kind: z.enum(NOTICE_KINDS), right: z.enum(RIGHTS).optional(), said: SaidInput });
export const AssignCaseInput = z.strictObject({ id: z.string().max(80), userId: z.string().max(80).nullable() });
export const HandOverKeyId = z.strictObject({ id: z.string().max(80) });
export const MessageText = z.strictObject({ text: z.string().trim().min(1, "Write something first.").max(10_000) });
export const SendMessageInput = MessageText.extend({ id: z.string().max(80) });
export const WithdrawInput = z.strictObject({ rights: z.array(z.enum(RIGHTS)).min(1, "Choose at least one.").max(RIGHTS.length) });
