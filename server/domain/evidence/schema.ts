import { z } from "zod";

import { PageCursor } from "./cursor";
import { FactValue } from "./record";
import { momentInput } from "../times/schema";

export const MAX_BATCH_ITEMS = 100;
export const MAX_FILE_BYTES = 1024 ** 3;
/** A larger file is kept as a document: reading it as records would take the server's memory. */
export const MAX_PARSED_BYTES = 64 * 1024 ** 2;
/** Stored files that one push may have read, together. */
export const MAX_READ_BYTES = 2 * MAX_PARSED_BYTES;
/** Up to here a file is kept beside its row, in the same transaction. */
export const MAX_ROW_BYTES = 16 * 1024;

/** A time with its zone, in a range that can be stored. */
export const Moment = momentInput();
const short = z.string().trim().min(1).max(500);

export const METHODS = ["api", "cli", "export", "upload", "screenshot", "manual"] as const;

/** Who or what produced the artefact, from which system, by which query, when, how many rows: the auditor's IPE. */
export const ProvenanceInput = z.strictObject({
  sourceSystem: short.optional(),
  environment: short.optional(),
  collector: short.optional(),
  method: z.enum(METHODS).optional(),
  query: z.string().max(10_000).optional(),
  parameters: z.string().max(10_000).optional(),
  extractedAt: Moment.optional(),
  extractedBy: short.optional(),
  periodStart: Moment.optional(),
  periodEnd: Moment.optional(),
  rowCount: z.int().nonnegative().optional(),
  sourceTotalCount: z.int().nonnegative().optional(),
  timezone: short.optional(),
  reconciledWith: short.optional(),
  redactions: short.optional(),
});
export type ProvenanceInput = z.infer<typeof ProvenanceInput>;

/** Columns, constants and translated values of one mapping, together. */
export const MAX_MAPPING_ENTRIES = 5_000;

export const CsvMappingInput = z.strictObject({
  kind: short,
  delimiter: z.string().length(1).optional(),
  columns: z.record(z.string(), z.string()),
  constants: z.record(z.string(), FactValue).optional(),
  valueMaps: z.record(z.string(), z.record(z.string(), FactValue)).optional(),
  timezone: short.optional(),
}).refine(({ columns, constants = {}, valueMaps = {} }) => [columns, constants, ...Object.values(valueMaps)].reduce((sum, part) => sum + Object.keys(part).length, 0) <= MAX_MAPPING_ENTRIES, `A mapping may have ${MAX_MAPPING_ENTRIES} entries at most.`);

export const Answer = z.strictObject({ kind: short, fact: short, value: FactValue, record: z.int().nonnegative().optional() });
export type Answer = z.infer<typeof Answer>;

/** The bytes: as text, as base64, as a JSON value (kept as it stands in the request), or as a file already in the organization's part of the store. */
const Content = z.union([
  // Half of a surrogate pair has no bytes in UTF-8: another character would be kept in its place.
  z.strictObject({ text: z.string().refine((text) => text.isWellFormed()) }),
  z.strictObject({ base64: z.base64() }),
  z.strictObject({ json: z.json() }),
  z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits") }),
], { error: "Give the content as exactly one of text (whole characters), base64, json, or sha256 (64 hexadecimal digits) of a file uploaded before." });

/** One artefact to put in. */
export const PushItem = z.strictObject({
  content: Content,
  fileName: z.string().max(500).optional(),
  title: z.string().trim().max(300).optional(),
  mediaType: z.string().max(120).optional(),
  /** Which kind the records are of, where the file itself leaves it open (JUnit, workflow runs). */
  kind: short.optional(),
  mapping: CsvMappingInput.optional(),
  /** Name of a saved CSV mapping. */
  mappingName: short.optional(),
  provenance: ProvenanceInput.optional(),
  answers: z.array(Answer).max(500).optional(),
  /** Keys of controls to link by hand, besides those its kinds bear on. */
  controls: z.array(short).max(80).optional(),
  /** Id of the item this one corrects. */
  supersedes: z.string().max(60).optional(),
  /** Keep a file nothing can be read from, as a document for people. */
  asDocument: z.boolean().optional(),
});
export type PushItem = z.infer<typeof PushItem>;

export const PushEvidenceInput = z.strictObject({
  items: z.array(PushItem).min(1).max(MAX_BATCH_ITEMS),
  dryRun: z.boolean().default(false),
});
export type PushEvidenceInput = z.infer<typeof PushEvidenceInput>;

export const ListEvidenceInput = z.strictObject({
  cursor: PageCursor.optional(),
  limit: z.int().min(1).max(200).default(50),
  kind: short.optional(),
  sourceSystem: short.optional(),
  control: short.optional(),
  review: z.enum(["unreviewed", "accepted", "rejected"]).optional(),
  /** Only what arrived after its time; only what still has open questions. */
  late: z.boolean().optional(),
  questions: z.boolean().optional(),
  text: z.string().trim().max(200).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  asOf: Moment.optional(),
});
export type ListEvidenceInput = z.infer<typeof ListEvidenceInput>;

export const EvidenceId = z.strictObject({ id: z.string().max(60) });
export const ListRecordsInput = z.strictObject({ id: z.string().max(60), offset: z.int().nonnegative().default(0), limit: z.int().min(1).max(200).default(50) });
export const ReviewEvidenceInput = z.strictObject({ id: z.string(), state: z.enum(["accepted", "rejected"]), note: z.string().trim().max(2000).optional() })
  .refine((input) => input.state === "accepted" || input.note, { path: ["note"], error: "Say why it is rejected." });
export const WithdrawEvidenceInput = z.strictObject({ id: z.string(), reason: z.string().trim().min(3, "Say why.").max(2000) });
export const LinkEvidenceInput = z.strictObject({ id: z.string(), controlKey: short });
export const UnlinkEvidenceInput = z.strictObject({ id: z.string(), controlKey: short, reason: z.string().trim().min(3, "Say why.").max(2000) });
export const SupplyFactsInput = z.strictObject({
  id: z.string(),
  answers: z.array(z.strictObject({ kind: short, fact: short, value: FactValue, recordIds: z.array(z.string()).max(1000).optional() })).min(1).max(100),
  /** Also keep the answers in the register, for records still to come. */
  remember: z.boolean().default(false),
});
export const SaveMappingInput = z.strictObject({ name: z.string().trim().min(1).max(100), mapping: CsvMappingInput });
