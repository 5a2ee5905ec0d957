import { z } from "zod";

import { dayInput } from "../times/schema";

/** The two questions an auditor answers of a control, each with its own day: would it do as worded, and did it run so. */
export const CONCLUSION_PARTS = ["design", "operation"] as const;
export type ConclusionPart = (typeof CONCLUSION_PARTS)[number];

/** What an auditor may come to. The words are theirs to choose from; the product proposes none. */
export const CONCLUSION_RESULTS = ["no_exception", "exception", "inconclusive", "not_tested"] as const;
export type ConclusionResult = (typeof CONCLUSION_RESULTS)[number];

export const WORK_STATUSES = ["not_started", "in_progress", "done"] as const;
export type WorkStatus = (typeof WORK_STATUSES)[number];

const NOTE_LIMIT = 20_000;
const REASON_LIMIT = 4_000;
const Key = z.string().max(60);
const After = z.int().min(0);
/** One to four signs without blanks, such as ✓ or PBC. */
const Mark = z.string().trim().regex(/^\S{1,4}$/u, "One to four signs without blanks.");

export const PaperInput = z.strictObject({ key: Key });
/** `after` is the version one has read, 0 for none: what a colleague wrote since is never overwritten unseen. */
export const WriteNoteInput = z.strictObject({ key: Key, after: After, text: z.string().trim().min(1, "Write a note first.").max(NOTE_LIMIT) });
/** A result of null takes the conclusion back; its history stays. */
export const ConcludeInput = z.strictObject({
  key: Key, after: After, part: z.enum(CONCLUSION_PARTS), result: z.enum(CONCLUSION_RESULTS).nullable(),
  testedOn: dayInput(), reason: z.string().trim().max(REASON_LIMIT).default(""),
});
export const MarkWorkInput = z.strictObject({ key: Key, status: z.enum(WORK_STATUSES).optional(), marks: z.array(Mark).max(20).optional() });
export const SetReferenceInput = z.strictObject({ key: Key, reference: z.string().trim().max(24).transform((text) => text || null).nullable() });
export const SaveTickmarkInput = z.strictObject({ mark: Mark, meaning: z.string().trim().min(1, "Say what it means.").max(300) });
export const RemoveTickmarkInput = z.strictObject({ mark: Mark });
export const ReleaseInput = z.strictObject({ key: Key, what: z.enum(["note", ...CONCLUSION_PARTS]), version: z.int().min(1) });
const Words = z.string().trim().min(1, "Write something first.").max(REASON_LIMIT);
export const AuditorCommentInput = z.strictObject({ key: Key, text: Words });
export const CommentInput = z.strictObject({ id: z.string().max(60), key: Key, text: Words });
