import { z } from "zod";

import { PACK_STATES, PackScope } from "@/server/domain/packs/schema";
import type { PackRow } from "@/server/domain/packs/view";
import { REPORT_KINDS, REPORT_LANGUAGES } from "@/server/domain/reports/kinds";
import type { ReportRow } from "@/server/domain/reports/view";
import { ERROR_CODES, type ErrorDetail } from "@/server/services/errors";
import type { StoredBlob } from "@/server/storage/blob-store";

import { answerOf } from "./answer-of";

export const ReportLine = answerOf<ReportRow>()(z.object({
  id: z.string(),
  kind: z.enum(REPORT_KINDS),
  title: z.string(),
  from: z.string(),
  to: z.string(),
  state: z.enum(["queued", "running", "done", "failed"]),
  progress: z.number().describe("0 to 1."),
  step: z.string().nullable(),
  madeBy: z.string(),
  requestedAt: z.string(),
  finishedAt: z.string().nullable(),
  pages: z.int().nullable(),
  sizeBytes: z.int().nullable(),
  sha256: z.string().nullable(),
  error: z.string().nullable(),
  status: z.enum(["draft", "final"]),
  language: z.enum(REPORT_LANGUAGES),
  scheduleId: z.string().nullable().describe("The schedule that asked for it; null where a person or a key did."),
  since: z.object({ formerId: z.string(), results: z.int(), added: z.int(), gone: z.int() }).nullable().describe("What changed since the former report of the same window or schedule, counted: results of controls, exhibits added, exhibits gone."),
  engagement: z.string().nullable(),
  signature: z.object({
    sha256: z.string(), sizeBytes: z.int(), level: z.enum(["B-B", "B-T"]).describe("PAdES baseline: B-T carries a time-stamp."),
    stampError: z.string().nullable().describe("Why there is no time-stamp, where one was asked for."), signedAt: z.string(),
  }).nullable().describe("Of the signed copy; null until a final report is signed."),
}));
export const ReportLines = z.object({ rows: z.array(ReportLine).describe("Newest first, 200 at most.") });
export const ReportAsked = answerOf<{ id: string }>()(z.object({ id: z.string() }));

export const PackLine = answerOf<PackRow>()(z.object({
  id: z.string(),
  title: z.string(),
  scope: PackScope,
  state: z.enum(PACK_STATES).describe("`expired` and `erased` have no file any more: ask for it again."),
  progress: z.number().describe("0 to 1."),
  step: z.string().nullable(),
  madeBy: z.string(),
  requestedAt: z.string(),
  finishedAt: z.string().nullable(),
  entries: z.int().nullable().describe("Entries of the ledger that it opens."),
  files: z.int().nullable(),
  logSize: z.int().nullable().describe("Entries of the ledger that it proves."),
  sizeBytes: z.int().nullable(),
  sha256: z.string().nullable(),
  vkey: z.string().nullable().describe("The key it is checked with. Give it to the auditor by another way than the pack."),
  leftOut: z.array(z.object({ what: z.string(), why: z.string(), count: z.int() })),
  error: z.string().nullable().describe("Why it was not made, or why it ended."),
  expiresAt: z.string().nullable().describe("Until when the file is kept."),
  endedAt: z.string().nullable(),
  releasedAt: z.string().nullable().describe("Of an audit: since when its auditors find it in their room. Somebody who manages audits releases it on the Reports page."),
  takenAt: z.string().nullable().describe("When an auditor first took it along."),
}));
export const PackLines = z.object({ rows: z.array(PackLine).describe("Newest first, 200 at most.") });
export const PackAsked = answerOf<{ id: string }>()(z.object({ id: z.string() }));

export const StoredFile = answerOf<StoredBlob>()(z.object({ sha256: z.string(), sizeBytes: z.int() }));

export const Ping = z.object({ ok: z.literal(true), scopes: z.array(z.string()).describe("What the key may do.") });

const ProblemDetail = answerOf<ErrorDetail>()(z.object({
  item: z.int().optional(), field: z.string().optional(), code: z.string().optional(), message: z.string(), expected: z.string().optional(),
}));

/** RFC 9457. `code`, `errors` and `requestId` are our extension members. */
export const Problem = z.object({
  type: z.literal("about:blank"),
  status: z.int(),
  code: z.enum([...ERROR_CODES, "INTERNAL"]),
  title: z.string().describe("One sentence for people: what is wrong and what to do."),
  errors: z.array(ProblemDetail),
  requestId: z.string().describe("Name it when you ask for help."),
});
