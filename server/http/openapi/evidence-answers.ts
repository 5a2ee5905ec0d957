import { z } from "zod";

import { FACT_SOURCES, FactValue, ISSUE_LEVELS, type Issue } from "@/server/domain/evidence/record";
import { LEGAL_BASES } from "@/server/domain/erasure/schema";
import type { EvidenceDetail, EvidenceRow, Provenance, PushAnswer, RecordView } from "@/server/domain/evidence/view";
import type { EvidencePage } from "@/server/services/evidence/list";

import { answerOf } from "./answer-of";

const Time = z.iso.datetime();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const IssueAnswer = answerOf<Issue>()(z.object({
  level: z.enum(ISSUE_LEVELS).describe("`error` refuses the item; `question` asks for a fact only a person or a register has."),
  code: z.string().describe("SCREAMING_SNAKE and stable: switch on it."),
  message: z.string(),
  record: z.int().optional().describe("Index of the record it is about."),
  kind: z.string().optional(),
  field: z.string().optional(),
  expected: z.string().optional(),
}));

export const PushResult = answerOf<PushAnswer>()(z.object({
  status: z.enum(["created", "duplicate", "dry_run", "refused"]),
  id: z.string().nullable(),
  number: z.int().nullable().describe("Shown as E-214."),
  sha256: Sha256,
  sizeBytes: z.int(),
  format: z.string().nullable(),
  tool: z.string().nullable(),
  recordsTotal: z.int(),
  recordsByKind: z.record(z.string(), z.int()),
  issues: z.array(IssueAnswer),
  controls: z.array(z.string()).describe("Keys of the controls it bears on."),
}));
export const PushResults = z.object({ results: z.array(PushResult).describe("One for each item, in the order sent.") });

const rowShape = {
  id: z.string(),
  number: z.int(),
  version: z.int(),
  title: z.string(),
  fileName: z.string().nullable(),
  format: z.string().nullable(),
  tool: z.string().nullable(),
  sourceSystem: z.string().nullable(),
  method: z.string(),
  kinds: z.array(z.object({ kind: z.string(), count: z.int() })),
  controlKeys: z.array(z.string()),
  occurredFrom: Time.nullable().describe("When it happened, as the source says."),
  occurredTo: Time.nullable(),
  extractedAt: Time.nullable().describe("When it was taken from the source."),
  receivedAt: Time.describe("When it arrived here, by the server's clock."),
  late: z.boolean(),
  reviewState: z.enum(["unreviewed", "accepted", "rejected"]),
  openQuestions: z.int(),
  superseded: z.boolean(),
  withdrawn: z.boolean(),
  erased: z.boolean().describe("Its content was erased by law; what is left says that it was there."),
  ledgerIndex: z.int().nullable().describe("Position in the ledger; null until it has one."),
  sizeBytes: z.int(),
  sha256: z.union([Sha256, z.literal("")]).describe("Empty where the content was erased."),
};
export const EvidenceLine = answerOf<EvidenceRow>()(z.object(rowShape));
export const EvidenceLines = answerOf<EvidencePage>()(z.object({
  rows: z.array(EvidenceLine), nextCursor: z.string().nullable().describe("Pass it as `cursor` for the next page; null on the last."),
}));

export const EvidenceRecord = answerOf<RecordView>()(z.object({
  id: z.string(), kind: z.string(), occurredAt: Time.nullable(), zoneAssumed: z.boolean(), locator: z.string().nullable(),
  facts: z.array(z.object({
    name: z.string(), type: z.string(), value: FactValue.optional(), source: z.enum([...FACT_SOURCES, "missing"]), by: z.string().optional(), at: z.string().optional(),
  })),
}));

const text = z.string().nullable();
export const ProvenanceAnswer = answerOf<Provenance>()(z.object({
  sourceSystem: text, environment: text, collector: text, method: z.string(), query: text, parameters: text, extractedAt: text, extractedBy: text,
  periodStart: text, periodEnd: text, rowCount: z.int().nullable(), sourceTotalCount: z.int().nullable(), timezone: text, reconciledWith: text, redactions: text,
}));

export const EvidenceInFull = answerOf<EvidenceDetail>()(z.object({
  ...rowShape,
  mediaType: z.string(),
  provenance: ProvenanceAnswer,
  issues: z.array(IssueAnswer),
  summary: z.record(z.string(), z.unknown()),
  recordsTotal: z.int(),
  records: z.array(EvidenceRecord).describe("The first 50."),
  questions: z.array(z.object({ recordIds: z.array(z.string()), kind: z.string(), fact: z.string(), type: z.string(), message: z.string() })),
  controls: z.array(z.object({ key: z.string(), title: z.string(), state: z.string(), linkedBy: z.enum(["kind", "hand"]) })),
  versions: z.array(z.object({ id: z.string(), version: z.int(), receivedAt: Time, current: z.boolean() })),
  pushedBy: z.string(),
  review: z.object({ state: z.string(), by: z.string(), at: Time, note: text }).nullable(),
  withdrawal: z.object({ by: z.string(), at: Time, reason: z.string() }).nullable(),
  erasure: z.object({
    id: z.string(), state: z.enum(["requested", "approved", "done"]), basis: z.enum(LEGAL_BASES), reason: text, requestedBy: z.string(), requestedById: z.string(),
    requestedAt: Time, approvedBy: text, approvedAt: Time.nullable(), sentence: text.describe("What stands in the content's place."),
  }).nullable(),
  may: z.object({ answer: z.boolean(), correct: z.boolean() }).describe("What whoever asks may do to it: answer its questions, push a newer version."),
  ledger: z.object({ entryId: z.string(), at: Time, index: z.int().nullable(), leafHash: z.string(), checkpointSize: z.int().nullable(), origin: z.string() }),
  preview: z.union([z.object({ kind: z.literal("text"), text: z.string(), truncated: z.boolean() }), z.object({ kind: z.literal("none"), why: z.string() })]),
}));
