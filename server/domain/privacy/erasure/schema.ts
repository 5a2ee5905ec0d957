import { z } from "zod";

import { LEGAL_BASES } from "../../erasure/schema";
import { RIGHTS, TASK_METHODS } from "../case/vocabulary";
import { Email } from "../../organization/schema";
import { IDENTIFIER_TYPES } from "../systems/vocabulary";
import { momentInput } from "../../times/schema";

/** The portal's own data, as a system of an erasure. */
export const PORTAL_SYSTEM = "portal";

const Id = z.string().max(80);
const SystemKey = z.string().min(1).max(80);
const Instant = momentInput().describe("RFC 3339, with an offset.");

export const EraseFindingsInput = z.strictObject({ id: Id, evidenceIds: z.array(Id).max(500).optional(), basis: z.enum(LEGAL_BASES) });

/** Recipients of the data, each by name; `email` to write to. `ids` are of proposals that are taken as they are. */
const NamedRecipient = z.strictObject({ name: z.string().trim().min(2, "Name the recipient.").max(200), email: Email.nullable(), country: z.string().max(80).nullable().default(null), source: z.enum(["register", "processor", "system", "stated"]).default("stated"), sourceId: Id.nullable().default(null) });
/** Rights whose execution every recipient is told of (Art. 19). */
const ToldRight = z.enum(RIGHTS).extract(["erasure", "rectification", "restriction"]);
export type ToldRight = z.infer<typeof ToldRight>;
export const NameRecipientsInput = z.strictObject({ id: Id, right: ToldRight, recipients: z.array(NamedRecipient).max(200), whyNone: z.string().trim().max(2000).nullable().default(null), publicSteps: z.string().trim().max(4000).nullable().default(null) });
export const TellRecipientsInput = z.strictObject({ id: Id, right: ToldRight, recipientIds: z.array(Id).min(1, "Choose at least one.").max(200), result: z.enum(["notified", "impossible", "disproportionate"]), reason: z.string().trim().max(4000).nullable().default(null), said: z.string().trim().max(4000).nullable().default(null) });
export const RecipientsQuery = z.strictObject({ id: Id, right: ToldRight });

/** Who must be erased again. Pages are in the order of approval. */
export const ListOrdersInput = z.strictObject({
  since: Instant.describe("A moment before the copy was made that was put back. Earlier is never wrong."),
  system: SystemKey.optional().describe("Only what was ordered for this system of the register."),
  cursor: z.string().max(200).optional(), limit: z.int().min(1).max(500).default(100),
});
export type ListOrdersInput = z.infer<typeof ListOrdersInput>;

export const ReportReplayInput = z.strictObject({
  system: SystemKey, since: Instant,
  done: z.array(z.strictObject({ requestId: Id, taskId: Id, records: z.int().nonnegative(), method: z.enum(TASK_METHODS).extract(["deleted", "anonymised", "overwritten", "none_found"]) })).max(10_000),
  receiptSha256: z.string().regex(/^[0-9a-f]{64}$/, "A SHA-256 in hexadecimal.").optional().describe("Of the system's own log of it."),
});

export const MOST_CHECKED = 1000;
export const CheckSuppressionsInput = z.strictObject({
  identifiers: z.array(z.strictObject({ type: z.enum(IDENTIFIER_TYPES), value: z.string().min(1).max(320) })).min(1).max(MOST_CHECKED),
  reason: z.enum(["erased", "marketing_objection"]).optional().describe("Left out: any."),
});
export const ListSuppressionsInput = z.strictObject({ cursor: z.string().max(80).optional(), limit: z.int().min(1).max(1000).default(1000) });
export const CertificateText = z.strictObject({ text: z.string().max(400_000) });
