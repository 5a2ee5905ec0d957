import { judgeAssertions, judgeScope } from "./condition";
import { freshnessOf } from "./empty";
import { prepareEvaluation, recordsOf, type Evaluation, zerosOf } from "./evaluation";
import { type Period, periodOf } from "./periods";
import type { ControlTest, EvaluatedRecord, Rule, RuleResult, Verdict, VerdictState } from "./schema";
import { cellAsStood, type Stood } from "./stood";
import type { CoverageCell } from "./view";
import { weekSpan } from "./weeks";

/** Worst first: what a week shows where several rules have something to say. */
const CELL_ORDER: readonly CoverageCell[] = ["failed", "missed", "late", "found", "not_due", "none"];

/**
 * One cell a week for the coverage strip: what the evidence of a control's rules says about that week.
 *
 * `test` is the test as promised (applyPromised), `verdict` its result, `weeks` the first day of each week
 * ("2026-11-16"), oldest first, `stood` the changes of state on record. A week is judged as it stood at its end, and
 * never says other than the verdict that stood all through it. A week after the clock is not due; `none` is a week no
 * evidence ever spoke about.
 */
export function coverageCells(
  test: ControlTest, verdict: Verdict, records: readonly EvaluatedRecord[], weeks: readonly string[], timezone: string, stood: readonly Stood[] = [],
): CoverageCell[] {
  const evaluation = prepareEvaluation(test, records, { asOf: verdict.asOf, timezone });
  const spans = weeks.map((week) => weekSpan(week, timezone));
  const byRule = test.rules.map((rule, index) => {
    const seen = weeklyOutcomes(rule, spans, evaluation);
    return rule.mode === "cadence"
      ? cadenceCells(spans, seen, verdict.rules[index], evaluation)
      : freshnessCells(rule, spans, seen, evaluation);
  });
  return spans.map((span, week) => {
    const cell = worstCell(byRule.map((cells, rule) => withoutAlarm(cells[week] ?? "none", [verdict.state, verdict.rules[rule]?.state])));
    return cellAsStood(cell, span.from, endOf(span, evaluation), stood);
  });
}

/** Where nothing was ever received nothing is known to be missed. */
function withoutAlarm(cell: CoverageCell, states: (VerdictState | undefined)[]): CoverageCell {
  return cell === "missed" && states.includes("no_evidence") ? "none" : cell;
}

/** When a week is judged: at its end, or now where it still runs. A running clock must not break an old record today. */
function endOf(week: Period, evaluation: Evaluation): number {
  return Math.min(week.to, evaluation.asOf);
}

function worstCell(cells: readonly CoverageCell[]): CoverageCell {
  return CELL_ORDER.find((cell) => cells.includes(cell)) ?? "none";
}

type Weekly = { outcomes: Map<Period, Set<"holds" | "violated" | "missing">>; newestBefore: (at: number) => number | null; weekOf: Map<string, Period> };

function weeklyOutcomes(rule: Rule, spans: readonly Period[], evaluation: Evaluation): Weekly {
  const outcomes: Weekly["outcomes"] = new Map();
  const weekOf: Weekly["weekOf"] = new Map();
  const times: number[] = [];
  for (const prepared of recordsOf(evaluation, rule.evidence)) {
    if (prepared.at === null || prepared.at > evaluation.asOf) continue;
    const week = periodOf(spans, prepared.at);
    const end = week === undefined ? prepared.at : endOf(week, evaluation);
    if (judgeScope(prepared, rule.where, evaluation.params, end).outcome !== "holds") continue;
    times.push(prepared.at);
    if (week === undefined) continue;
    weekOf.set(prepared.record.id, week);
    const known = outcomes.get(week) ?? new Set();
    outcomes.set(week, known.add(judgeAssertions(prepared, rule.assert, evaluation.params, end).outcome));
  }
  if (rule.mode === "every") for (const zero of zerosOf(evaluation, rule.evidence)) times.push(zero.at);
  times.sort((a, b) => a - b);
  return { outcomes, weekOf, newestBefore: (at) => times.findLast((time) => time < at) ?? null };
}

function freshnessCells(rule: Rule, spans: readonly Period[], seen: Weekly, evaluation: Evaluation): CoverageCell[] {
  const limit = freshnessOf(rule);
  return spans.map((week): CoverageCell => {
    if (week.from > evaluation.asOf) return "not_due";
    const outcomes = seen.outcomes.get(week);
    if (outcomes?.has("violated") === true) return "failed";
    if (outcomes?.has("holds") === true) return "found";
    const newest = seen.newestBefore(week.to);
    if (newest === null) return "none";
    return limit !== null && endOf(week, evaluation) - newest > limit ? "missed" : "not_due";
  });
}

/** A missed or failed period shows in the week it closed in, a found one in the week its record happened in. */
function cadenceCells(spans: readonly Period[], seen: Weekly, result: RuleResult | undefined, evaluation: Evaluation): CoverageCell[] {
  const occurrences = result?.occurrences ?? [];
  const marks = new Map<Period, CoverageCell[]>();
  const mark = (week: Period | undefined, cell: CoverageCell): void => {
    if (week !== undefined) marks.set(week, [...(marks.get(week) ?? []), cell]);
  };
  for (const occurrence of occurrences) {
    const { state } = occurrence;
    if (state === "missed" || state === "failed") mark(periodOf(spans, Date.parse(occurrence.to) - 1), state);
    if (state === "found" || state === "late") for (const id of occurrence.recordIds) mark(seen.weekOf.get(id), state);
  }
  const first = occurrences[0] === undefined ? evaluation.asOf : Date.parse(occurrences[0].from);
  return spans.map((week) => {
    const marked = marks.get(week);
    if (marked !== undefined) return worstCell(marked);
    if (seen.outcomes.get(week)?.has("holds") === true) return "found";
    return week.to <= first ? "none" : "not_due";
  });
}
