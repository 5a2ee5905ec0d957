import { z } from "zod";

import { Redaction } from "./redact";
import { TOLD_ITEMS } from "./sheet";

const Id = z.string().max(80);
/** Rights that are answered with files. */
export const ANSWERED_WITH_FILES = ["access", "portability", "erasure"] as const;
const OfRight = z.strictObject({ id: Id, right: z.enum(ANSWERED_WITH_FILES) });

const LeftOut = z.strictObject({ fileId: Id, why: z.string().trim().min(10, "Say why, so that the person understands it.").max(500) });
/** What of a table the person gave themselves: those columns and no others are portable (Art. 20(1)). */
const Portable = z.strictObject({ fileId: Id, table: z.int().min(0), columns: z.array(z.string().max(1000)).min(1, "Choose at least one column.").max(500) });

/** Everything an officer decided while looking through what was collected. */
export const AnswerChoices = z.strictObject({
  redactions: z.array(Redaction).max(20_000).default([]),
  /** Files that are not given at all. */
  leftOut: z.array(LeftOut).max(500).default([]),
  portable: z.array(Portable).max(500).default([]),
  /** In place of what the processing record says, in the person's language. */
  told: z.partialRecord(z.enum(TOLD_ITEMS), z.string().trim().max(5000)).default({}),
});
export type AnswerChoices = z.infer<typeof AnswerChoices>;

export const MakeAnswerInput = OfRight.extend(AnswerChoices.shape);
export type MakeAnswerInput = z.infer<typeof MakeAnswerInput>;
/** `shown`: the table to leaf through, from which row. */
export const ReviewAnswerInput = OfRight.extend({ shown: z.strictObject({ fileId: Id, table: z.int().min(0), from: z.int().min(0) }).optional() });
export const RevokeFileInput = z.strictObject({ id: Id, fileId: Id, reason: z.string().trim().min(10, "Say why: the person may ask.").max(2000) });
export const CaseFileInput = z.strictObject({ id: Id, fileId: Id });
