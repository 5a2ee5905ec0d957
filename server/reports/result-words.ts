import type { ControlSheet, LapseLine, RuleLine } from "@/server/domain/reports/snapshot";

import type { Clock } from "./clock";
import type { ReportSay } from "./say";
import { deviationWords } from "./words";

const NAMED_LAPSES = 3;
/** What words about results are made with. */
type With = { say: ReportSay; clock: Clock };

/** "2 lapses in the period: 2026-03-03 to 2026-03-09; 2026-05-01, still open at the end"; empty where there was none. */
export function lapseWords(lapses: readonly Pick<LapseLine, "from" | "until">[], { say, clock }: With): string {
  if (lapses.length === 0) return "";
  const spans = lapses.slice(0, NAMED_LAPSES).map((lapse) => lapseSpan(lapse, { say, clock })).join("; ");
  const more = lapses.length - NAMED_LAPSES;
  const named = more > 0 ? say("{list} and {more} more", { list: spans, more }) : spans;
  return say("{n} lapse in the period: {named}|{n} lapses in the period: {named}", { n: lapses.length, named });
}

export function lapseSpan({ from, until }: Pick<LapseLine, "from" | "until">, { say, clock }: With): string {
  return until === null ? say("{from}, still open at the end", { from: clock.day(from) }) : say("{from} to {to}", { from: clock.day(from), to: clock.day(until) });
}

/** The days a count is about. Ends are exclusive instants, so the last day is the one before. */
export function windowWords({ from, to }: RuleLine["window"], { say, clock }: With): string {
  const last = clock.day(new Date(Date.parse(to) - 1).toISOString());
  return from === null ? say("as of {day}", { day: last }) : say("{from} to {to}", { from: clock.day(from), to: last });
}

/**
 * The count of one rule with the days it is about, and the period's own part of it first where the rule looks back further.
 * A control that lapsed is never said to have no deviations.
 */
export function ruleCount(rule: RuleLine, lapsed: boolean, { say, clock }: With): string[] {
  if (rule.tested === 0 && !rule.inPeriod?.tested) return [deviationWords(say, 0, 0)];
  const words = (tested: number, deviations: number) => (lapsed && deviations === 0 && tested > 0 ? say("0 of {tested} at the end", { tested }) : deviationWords(say, tested, deviations));
  const whole = `${words(rule.tested, rule.deviationsTotal)} (${windowWords(rule.window, { say, clock })})`;
  if (rule.inPeriod === null || rule.inPeriod.tested === null) return [whole];
  return [say("In the period: {words}", { words: words(rule.inPeriod.tested, rule.inPeriod.deviations) }), whole];
}

/** What stands beside the state of a control at the end of the period. */
export function resultNotes(control: ControlSheet, { say, clock }: With): string[] {
  const lapses = lapseWords(control.lapses, { say, clock });
  if (control.rules.every((rule) => rule.tested === 0)) return [...(lapses ? [lapses] : []), deviationWords(say, 0, 0)];
  return [...(lapses ? [lapses] : []), ...control.rules.flatMap((rule, index) => {
    const counts = ruleCount(rule, control.lapses.length > 0, { say, clock });
    return control.rules.length > 1 ? counts.map((count) => say("Rule {number}: {words}", { number: String(index + 1), words: count })) : counts;
  })];
}
