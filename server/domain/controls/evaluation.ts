import type { SayLanguage } from "../say/say";
import { verdictSay, type VerdictSay } from "./say";
import type { ControlTest, EvaluatedRecord } from "./schema";

/** The moment a verdict is asked for, the tenant's zone, and from when the control was promised. ISO 8601. */
export type EvaluationClock = { asOf: string; timezone: string; adoptedAt?: string; /** Of the sentences; English where it is not said. */ language?: SayLanguage };

/** A record with its times as numbers. `at` is null where the source gave no time: such a record is never fresh. */
export type Prepared = { record: EvaluatedRecord; at: number | null; receivedAt: number };
export type Dated = Prepared & { at: number };

/** Everything a rule may look at. No clock but `asOf`, no records but these. */
export type Evaluation = {
  asOf: number;
  timezone: string;
  say: VerdictSay;
  adoptedAt: number | null;
  params: ControlTest["params"];
  byKind: ReadonlyMap<string, readonly Prepared[]>;
  /** What one rule worked out about a kind and the next one needs again. Lives as long as the evaluation. */
  cache: Map<string, unknown>;
};

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const ZERO_KIND = "recorded_zero";

/** Indexes the records a test needs and reads the clock. Throws RangeError where the clock is not a time. */
export function prepareEvaluation(test: ControlTest, records: readonly EvaluatedRecord[], clock: EvaluationClock): Evaluation {
  const asOf = Date.parse(clock.asOf);
  const adoptedAt = clock.adoptedAt === undefined ? null : Date.parse(clock.adoptedAt);
  if (Number.isNaN(asOf) || Number.isNaN(adoptedAt)) throw new RangeError("The clock of an evaluation must be ISO 8601 times.");
  const byKind = new Map<string, Prepared[]>([[ZERO_KIND, []]]);
  for (const kind of kindsOf(test)) byKind.set(kind, []);
  for (const record of records) byKind.get(record.kind)?.push(prepareRecord(record));
  return { asOf, timezone: clock.timezone, say: verdictSay(clock.language), adoptedAt, params: test.params, byKind, cache: new Map() };
}

/** The evidence kinds a test looks at, each once. */
export function kindsOf(test: ControlTest): string[] {
  return [...new Set(test.rules.flatMap((rule) => (rule.mode === "population" ? [rule.evidence, rule.population] : [rule.evidence])))];
}

export function prepareRecord(record: EvaluatedRecord): Prepared {
  const at = record.occurredAt === null ? Number.NaN : Date.parse(record.occurredAt);
  const receivedAt = Date.parse(record.receivedAt);
  return { record, at: Number.isNaN(at) ? null : at, receivedAt: Number.isNaN(receivedAt) ? 0 : receivedAt };
}

export function recordsOf(evaluation: Evaluation, kind: string): readonly Prepared[] {
  return evaluation.byKind.get(kind) ?? [];
}

/** Recorded zeros that speak about a kind: "this query returned no rows for this period". */
export function zerosOf(evaluation: Evaluation, kind: string): Dated[] {
  return recordsOf(evaluation, ZERO_KIND).filter(isDated).filter((zero) => zero.record.facts["kind"] === kind);
}

export function isDated(prepared: Prepared): prepared is Dated {
  return prepared.at !== null;
}

/** Newest first: by when it happened, then by when it was received, then by id so that no order depends on arrival in the list. */
export function byNewest(a: Dated, b: Dated): number {
  return b.at - a.at || b.receivedAt - a.receivedAt || (a.record.id < b.record.id ? -1 : a.record.id > b.record.id ? 1 : 0);
}

/** The earliest of some moments, null where there is none. */
export function earliest(...moments: (number | null | undefined)[]): number | null {
  let found: number | null = null;
  for (const moment of moments) {
    if (moment === null || moment === undefined || !Number.isFinite(moment)) continue;
    if (found === null || moment < found) found = moment;
  }
  return found;
}
