import { z } from "zod";

/** A typed fact as it stands in a record. `null` means "the source says it does not know", and counts as missing. */
export const FactValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type FactValue = z.infer<typeof FactValue>;

/** Where a fact came from when it was not in the received bytes. */
export const FACT_SOURCES = ["source", "derived", "upload", "review", "register"] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

/**
 * One typed fact set read from one artefact: one backup run, one account, one finding.
 *
 * `facts` holds only what the source said or what a stated derivation gives; a fact the source cannot
 * know is absent, never false and never zero. `occurredAt` is the kind's own time fact (ISO 8601, UTC),
 * or null where the source gives no time: it is never filled from the time of receipt.
 */
export type RecordDraft = {
  kind: string;
  occurredAt: string | null;
  facts: Record<string, FactValue>;
  /** Names of facts in `facts` that were computed from other facts or records of the same file. */
  derived?: string[];
  /** Where in the file it stands, for people: "stanza main, backup 20261122-050122F", "row 12". */
  locator?: string;
  /** True where the source wrote the time without a zone and it was read as UTC (or as the given zone). */
  zoneAssumed?: boolean;
};

/** What a parser has to say. `error` refuses the item; `question` asks for a fact only a person or register has. */
export const ISSUE_LEVELS = ["error", "warning", "question", "info"] as const;
export type Issue = {
  level: (typeof ISSUE_LEVELS)[number];
  /** SCREAMING_SNAKE and stable: integrations switch on it. */
  code: string;
  /** One sentence: what is wrong, where, what was expected. */
  message: string;
  /** Index into `records`, where the issue is about one of them. */
  record?: number;
  /** Kind and fact the issue is about, e.g. kind "vulnerability_scan", field "assets_ratio". */
  kind?: string;
  field?: string;
  expected?: string;
};

/** The answer of recognising one file: what `npx proofroom inspect` prints and what a push stores. */
export type Recognition = {
  /** Format id as in the list of formats ("sarif", "pgbackrest-info-json", ...), null where unknown. */
  format: string | null;
  /** Name of the tool that wrote it, as the file says; several runs give several names. */
  tool: string | string[] | null;
  records: RecordDraft[];
  /** Summary of the whole file under stable names. */
  facts: Record<string, unknown>;
  issues: Issue[];
};
