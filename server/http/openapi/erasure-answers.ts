import { z } from "zod";

import { IDENTIFIER_TYPES } from "@/server/domain/privacy/systems/vocabulary";
import type { ErasureOrderList, ReplayReceipt, SuppressionAnswers, SuppressionList } from "@/server/domain/privacy/erasure/view";

import { answerOf } from "./answer-of";

const type = z.enum(IDENTIFIER_TYPES);
const hash = z.string().describe("HMAC-SHA-256 under the organization's key over type, line feed and normalised value; base64url.");

export const ErasureOrders = answerOf<ErasureOrderList>()(z.object({
  rows: z.array(z.object({
    requestId: z.string(), taskId: z.string(), system: z.string(), orderedAt: z.string(), doneAt: z.string().nullable().describe("null: not done yet, or not known after a restore of this database."), method: z.string().nullable(),
    hashes: z.array(z.object({ type, hash })), identifiers: z.array(z.object({ type, value: z.string() })).nullable().describe("What finds the person; null once who asked was forgotten."),
  })),
  nextCursor: z.string().nullable().describe("Send it as `cursor` for the next page; null on the last."),
}));
export const ReplayKept = answerOf<ReplayReceipt>()(z.object({
  id: z.string(), reportSha256: z.string().describe("SHA-256 of the report as canonical JSON (RFC 8785)."), entryId: z.string().describe("Its entry in the ledger."),
  missing: z.int().describe("Orders for this system that the report leaves out."), unknown: z.int().describe("Tasks it names that were never ordered for it."),
}));
export const SuppressionMatches = answerOf<SuppressionAnswers>()(z.object({
  matches: z.array(z.boolean()).describe("One for each identifier, in their order."), unreadable: z.array(z.int()).describe("Places of those that have no normal form, such as a phone number without its country."),
}));
export const SuppressionLines = answerOf<SuppressionList>()(z.object({
  rows: z.array(z.object({ id: z.string(), type, hash, reason: z.enum(["erased", "marketing_objection"]), since: z.string(), until: z.string().nullable() })), nextCursor: z.string().nullable(),
}));
