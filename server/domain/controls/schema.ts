import { z } from "zod";

import { FactValue } from "../evidence/record";

/** The eight verdict states, everywhere the same words. */
export const VERDICT_STATES = [
  "pass", "exception", "fail", "stale", "no_evidence", "not_occurring", "manual_pending", "not_applicable",
] as const;
export const VerdictState = z.enum(VERDICT_STATES);
export type VerdictState = z.infer<typeof VerdictState>;

export const OPERATORS = ["eq", "ne", "lt", "lte", "gt", "gte", "in", "not_in", "exists", "not_exists"] as const;

/** One comparison over a fact. The operand is a literal, a tenant parameter, or another fact of the same record. */
export const Condition = z.strictObject({
  fact: z.string(),
  op: z.enum(OPERATORS),
  value: z.union([FactValue, z.array(FactValue)]).optional(),
  param: z.string().optional(),
  ref: z.string().optional(),
  plusHours: z.number().optional(),
  plusDays: z.number().optional(),
});
export type Condition = z.infer<typeof Condition>;

const base = {
  evidence: z.string(),
  assert: z.array(Condition),
  where: z.array(Condition).optional(),
  withinDays: z.number().positive().optional(),
  withinHours: z.number().positive().optional(),
};
const onEmpty = z.enum(["not_occurring", "no_evidence"]);

/** One rule of a control test, in the declarative language of the catalog: five modes, no code. */
export const Rule = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("latest"), ...base, onEmpty: onEmpty.optional() }),
  z.strictObject({ mode: z.literal("each_latest"), ...base, key: z.string(), onEmpty: onEmpty.optional() }),
  z.strictObject({
    mode: z.literal("every"), ...base, windowDays: z.number().positive(),
    maxFailures: z.number().int().nonnegative(), onEmpty,
  }),
  z.strictObject({
    mode: z.literal("cadence"), ...base, per: z.enum(["day", "week", "month", "quarter", "year"]),
    windowDays: z.number().positive(), graceDays: z.number().nonnegative(), allowedMisses: z.number().int().nonnegative(),
  }),
  z.strictObject({
    mode: z.literal("population"), ...base, population: z.string(), key: z.string(),
    minCoverage: z.number().min(0).max(1), populationWhere: z.array(Condition).optional(),
    onEmpty: onEmpty.optional(),
  }),
]);
export type Rule = z.infer<typeof Rule>;

/** The rule set that judges one control. Parameters are the defaults; what a tenant promised overrides them. */
export const ControlTest = z.strictObject({
  logic: z.literal("all"),
  params: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.array(z.string())])),
  rules: z.array(Rule).min(1),
  summary: z.string(),
});
export type ControlTest = z.infer<typeof ControlTest>;

/** A record as the evaluator sees it: facts with supplements merged in, and its three times. Times are ISO 8601 UTC. */
export type EvaluatedRecord = {
  id: string;
  evidenceId: string;
  kind: string;
  occurredAt: string | null;
  receivedAt: string;
  facts: Record<string, FactValue>;
};

export type Expected = { from: string; to: string; dueBy: string };
/** One expected run of a periodic rule (cadence), found or missed. Times are ISO 8601 UTC; `label` is e.g. "2026-Q3". */
export type Occurrence = Expected & {
  label: string;
  state: "found" | "late" | "missed" | "pending" | "failed";
  recordIds: string[];
};

/** Why one rule came out as it did. */
export type RuleResult = {
  index: number;
  state: VerdictState;
  /** One sentence with facts, dates and record counts. */
  sentence: string;
  /** Ids of the records the result stands on (bounded: `basisTotal` has the full number). */
  basis: string[];
  basisTotal: number;
  /** x of n: how many of the tested members or records deviate. */
  tested: number;
  deviations: Deviation[];
  deviationsTotal: number;
  /** Facts the rule needed and did not find: which fact of which record. */
  missing: { recordId: string; fact: string }[];
  occurrences?: Occurrence[];
  /** The next moment this rule can change without new evidence, ISO 8601 UTC, or null. */
  nextChangeAt: string | null;
};
export type Deviation = { recordId: string | null; key: string | null; at: string | null; sentence: string };

/** A control test's result at a moment: what, why, on which records, and until when it can hold by itself. */
export type Verdict = {
  state: VerdictState;
  sentence: string;
  asOf: string;
  rules: RuleResult[];
  nextChangeAt: string | null;
};
