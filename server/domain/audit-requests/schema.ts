import { z } from "zod";

import { REQUEST_MOVES } from "./moves";
import { REQUEST_GROUPS, RETURN_REASON_CODES } from "./reasons";
import { dayInput } from "../times/schema";

export const MAX_TITLE = 300;
export const MAX_TEXT = 8000;
/** Of one engagement. */
export const MAX_REQUESTS = 5000;
/** Characters of a file as base64: 1 MB of bytes. */
const MAX_BASE64 = 1_400_000;

const Id = z.string().max(60);
const Day = dayInput();
const Text = z.string().trim().min(1, "Write something.").max(MAX_TEXT);

const shape = {
  reference: z.string().trim().max(60).nullable().default(null), title: z.string().trim().min(1, "Say what is asked for.").max(MAX_TITLE), body: z.string().trim().max(MAX_TEXT).default(""),
  group: z.enum(REQUEST_GROUPS).default("other"), wants: z.enum(["single", "population"]).default("single"),
  periodFrom: Day.nullable().default(null), periodTo: Day.nullable().default(null), dueOn: Day.nullable().default(null),
  /** Keys of covered controls, or the auditor's numbers of them. */
  controls: z.array(z.string().trim().min(1).max(60)).max(50).default([]), criteria: z.array(z.string().trim().min(1).max(40)).max(50).default([]),
};
function checkPeriod({ periodFrom, periodTo }: { periodFrom: string | null; periodTo: string | null }, ctx: z.RefinementCtx): void {
  if (periodFrom !== null && periodTo !== null && periodFrom > periodTo) ctx.addIssue({ code: "custom", path: ["periodTo"], message: "The period ends before it begins." });
}

export const RequestDraft = z.strictObject(shape).superRefine(checkPeriod);
export type RequestDraft = z.output<typeof RequestDraft>;
export const UpdateRequestInput = z.strictObject({ id: Id, ...shape }).superRefine(checkPeriod);
export const RequestId = z.strictObject({ id: Id });
export const ListRequestsInput = z.strictObject({ engagementId: Id });
export const MoveRequestInput = z.strictObject({ id: Id, move: z.enum(REQUEST_MOVES), reason: z.enum(RETURN_REASON_CODES).optional(), text: z.string().trim().max(MAX_TEXT).default("") });
export const AttachInput = z.strictObject({ id: Id, evidenceId: Id });
export const DetachInput = z.strictObject({ id: Id, itemId: Id });
export const DecideItemInput = z.strictObject({
  id: Id, itemId: Id, accepted: z.boolean(), reason: z.enum(RETURN_REASON_CODES).optional(), text: z.string().trim().max(MAX_TEXT).default(""),
}).superRefine(({ accepted, reason, text }, ctx) => {
  if (!accepted && reason === undefined) ctx.addIssue({ code: "custom", path: ["reason"], message: "Choose why it is returned." });
  if (!accepted && text === "") ctx.addIssue({ code: "custom", path: ["text"], message: "Say what is needed instead." });
});
export const CommentInput = z.strictObject({ id: Id, text: Text });
export const AssignRequestInput = z.strictObject({ id: Id, ownerId: Id.nullable() });
const file = { base64: z.base64({ error: "The file did not arrive whole. Choose it again." }).max(MAX_BASE64, { error: "The file is larger than 1 MB. Send the list without pictures, or in parts." }), fileName: z.string().max(300) };
export const ImportRequestsInput = z.strictObject({ engagementId: Id, ...file });
export const ExportRequestsInput = z.strictObject({ engagementId: Id, format: z.enum(["csv", "xlsx"]) });
