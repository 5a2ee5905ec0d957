import type { SayLanguage } from "../say/say";
import { coverageCells } from "./coverage";
import { evaluateControlTest } from "./evaluate";
import { applyPromised } from "./parameters";
import { verdictNotApplicable } from "./not-applicable";
import type { ControlTest, EvaluatedRecord, Verdict } from "./schema";
import type { Stood } from "./stood";
import { recordsAt, type TimedRecord, type TimeFacts } from "./timeline";
import type { CoverageCell } from "./view";

/** What a control is judged by: the catalog's test, what the tenant promised beside it, and whether it applies at all. */
export type JudgedControl = {
  test: ControlTest;
  promised: Record<string, string | number | boolean | string[]>;
  applicable: boolean;
  applicabilityReason: string | null;
  adoptedAt: string;
};

export type JudgeClock = {
  /** The moment to judge, ISO 8601 UTC. */
  asOf: string;
  /** What had been received by then counts: equal to `asOf` for "as shown then", later for hindsight. */
  knownAt: string;
  timezone: string;
  /** Of the sentences; English where it is not said. Nothing else of a verdict depends on it. */
  language?: SayLanguage;
};

/**
 * A control's verdict at a moment, as known at a moment. Pure: the same control, records and clock give the same verdict,
 * so any past day can be replayed from what is stored.
 */
export function judge(control: JudgedControl, records: readonly TimedRecord[], clock: JudgeClock, timeFacts: TimeFacts): Verdict {
  if (!control.applicable) return verdictNotApplicable(clock.asOf, control.applicabilityReason, clock.language);
  const known = recordsAt(records, clock.knownAt, timeFacts).filter((record) => bearsOn(record, clock.asOf));
  return evaluateControlTest(control.test, control.promised, known, { asOf: clock.asOf, timezone: clock.timezone, adoptedAt: control.adoptedAt, ...(clock.language && { language: clock.language }) });
}

/** Hindsight is about the day judged: what tells only of a later time, and was not known then either, has no part in it. */
function bearsOn(record: EvaluatedRecord, asOf: string): boolean {
  return record.kind === "recorded_zero" || record.occurredAt === null || record.occurredAt <= asOf || record.receivedAt <= asOf;
}

/** Whether two verdicts on the same moment say the same and stand on the same records. When they could next change is no part of it. */
export function isSameVerdict(one: Verdict, other: Verdict): boolean {
  const said = (verdict: Verdict) => JSON.stringify(verdict, (name, value: unknown) => (name === "nextChangeAt" ? undefined : value));
  return said(one) === said(other);
}

/**
 * Cells of the coverage strip that go with a verdict, one a week; `stood` are the control's changes of state up to the
 * clock, oldest first. A control that does not apply has none.
 */
export function coverageOf(
  control: JudgedControl, verdict: Verdict, records: readonly TimedRecord[], weeks: readonly string[], clock: JudgeClock, timeFacts: TimeFacts, stood: readonly Stood[] = [],
): CoverageCell[] {
  if (!control.applicable) return weeks.map(() => "none");
  return coverageCells(applyPromised(control.test, control.promised), verdict, recordsAt(records, clock.knownAt, timeFacts), weeks, clock.timezone, stood);
}
