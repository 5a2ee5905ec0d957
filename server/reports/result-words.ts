import type { ControlSheet, LapseLine, RuleLine } from "@/server/domain/reports/snapshot";

import type { Clock } from "./clock";
import { deviationWords, grouped, plural } from "./words";

const NAMED_LAPSES = 3;

/** "2 lapses in the period: 2026-03-03 to 2026-03-09; 2026-05-01, still open at the end"; empty where there was none. */
export function lapseWords(lapses: readonly Pick<LapseLine, "from" | "until">[], clock: Clock): string {
  if (lapses.length === 0) return "";
  const named = lapses.slice(0, NAMED_LAPSES).map((lapse) => lapseSpan(lapse, clock)).join("; ");
  const more = lapses.length > NAMED_LAPSES ? ` and ${grouped(lapses.length - NAMED_LAPSES)} more` : "";
  return `${plural(lapses.length, "lapse")} in the period: ${named}${more}`;
}

export function lapseSpan({ from, until }: Pick<LapseLine, "from" | "until">, clock: Clock): string {
  return until === null ? `${clock.day(from)}, still open at the end` : `${clock.day(from)} to ${clock.day(until)}`;
}

/** The days a count is about. Ends are exclusive instants, so the last day is the one before. */
export function windowWords({ from, to }: RuleLine["window"], clock: Clock): string {
  const last = clock.day(new Date(Date.parse(to) - 1).toISOString());
  return from === null ? `as of ${last}` : `${clock.day(from)} to ${last}`;
}

/**
 * The count of one rule with the days it is about, and the period's own part of it first where the rule looks back further.
 * A control that lapsed is never said to have no deviations.
 */
export function ruleCount(rule: RuleLine, lapsed: boolean, clock: Clock): string[] {
  if (rule.tested === 0 && !rule.inPeriod?.tested) return [deviationWords(0, 0)];
  const words = (tested: number, deviations: number) => (lapsed && deviations === 0 && tested > 0 ? `0 of ${grouped(tested)} at the end` : deviationWords(tested, deviations));
  const whole = `${words(rule.tested, rule.deviationsTotal)} (${windowWords(rule.window, clock)})`;
  if (rule.inPeriod === null || rule.inPeriod.tested === null) return [whole];
  return [`In the period: ${words(rule.inPeriod.tested, rule.inPeriod.deviations)}`, whole];
}

/** What stands beside the state of a control at the end of the period. */
export function resultNotes(control: ControlSheet, clock: Clock): string[] {
  const lapses = lapseWords(control.lapses, clock);
  if (control.rules.every((rule) => rule.tested === 0)) return [...(lapses ? [lapses] : []), deviationWords(0, 0)];
  return [...(lapses ? [lapses] : []), ...control.rules.flatMap((rule, index) => {
    const counts = ruleCount(rule, control.lapses.length > 0, clock);
    return control.rules.length > 1 ? counts.map((count) => `Rule ${index + 1}: ${count}`) : counts;
  })];
}
