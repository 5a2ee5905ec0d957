import { z } from "zod";

import { Email, PersonName } from "../organization/schema";
import { claimIn } from "./claims";
import { KEEP_MONTHS } from "./keep";

const Id = z.string().max(60);
const Text = (max: number) => z.string().trim().min(1, "Fill this in.").max(max, `Write ${max} characters at most.`);

const Agreement = z.strictObject({ version: Text(40), text: Text(20_000) });

/** What is chosen to stand on the page. Nothing stands there that is not chosen. */
export const DraftStatusPageInput = z.strictObject({
  introduction: z.string().trim().max(2000, "Write 2000 characters at most.").default(""),
  frameworks: z.array(z.enum(["soc2", "gdpr"])).max(2).default([]),
  auditIds: z.array(Id).max(20).default([]),
  controlKeys: z.array(z.string().max(40)).max(500).default([]),
  /** Whether the state of each chosen control is shown. */
  showStates: z.boolean().default(false),
  processorIds: z.array(Id).max(500).default([]),
  /** Finished reports that may be asked for. */
  reportIds: z.array(Id).max(20).default([]),
  /** What somebody accepts before they get a document. */
  agreement: Agreement.nullable().default(null),
}).superRefine(({ introduction, reportIds, agreement }, ctx) => {
  const claim = claimIn(introduction);
  if (claim) ctx.addIssue({ code: "custom", path: ["introduction"], message: `Leave out “${claim}”: the page says what you do, not what it amounts to.` });
  if (reportIds.length > 0 && !agreement) ctx.addIssue({ code: "custom", path: ["agreement"], message: "Write the agreement that people accept before they get a document." });
});

export const StatusSettingsInput = z.strictObject({ keepMonths: z.int("Write a whole number of months.").min(KEEP_MONTHS.least, "One month at least.").max(KEEP_MONTHS.most, `${KEEP_MONTHS.most} months at most.`) });
export const StatusVersionId = z.strictObject({ id: Id });
/** The digest is that of what the reviewer read. */
export const PublishStatusPageInput = z.strictObject({ id: Id, sha256: z.string().regex(/^[0-9a-f]{64}$/, "This is not a SHA-256 digest.") });
export const ApproveDocumentInput = z.strictObject({ id: Id, days: z.int().min(1).max(90).default(14), downloads: z.int().min(1).max(20).default(5) });
export const RefuseDocumentInput = z.strictObject({ id: Id, reason: Text(500) });

export const AskDocumentInput = z.strictObject({
  /** Its place on the page, from 0. */
  document: z.int().min(0).max(19),
  name: PersonName, company: Text(160), email: Email,
  /** SHA-256 of the agreement that was read. */
  agreementSha256: z.string().max(64),
  accepted: z.literal(true, { error: "Accept the agreement." }),
});
