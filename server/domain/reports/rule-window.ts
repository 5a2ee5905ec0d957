import { DAY_MS } from "../controls/evaluation";
import type { Rule, RuleResult } from "../controls/schema";

/** The days a rule looked at; `from` null where it reads the newest record however old. ISO 8601 UTC. */
export type RuleWindow = { from: string | null; to: string };
export type InPeriod = { tested: number | null; deviations: number };

/**
 * What stretch of time the count of a rule is about. The periods of a cadence begin with the first one expected. A rule over
 * the newest record reads it however old it is (that it is too old is a deviation), so it has only an end.
 */
export function windowOf(rule: Rule, result: Pick<RuleResult, "occurrences">, to: string): RuleWindow {
  if (rule.mode === "cadence") return { from: result.occurrences?.[0]?.from ?? null, to: result.occurrences?.at(-1)?.to ?? to };
  if (rule.mode === "every") return { from: back(to, rule.windowDays * DAY_MS), to };
  return { from: null, to };
}

/**
 * The part of a cadence's count that falls into the report's own period: expected runs that closed in it. Null for other
 * rules, and where the window reaches no further back than the period: there the count is the period's already.
 */
export function cadenceInPeriod(result: Pick<RuleResult, "occurrences">, period: { from: string; to: string }): InPeriod | null {
  const { occurrences } = result;
  if (!occurrences?.some((occurrence) => occurrence.to <= period.from)) return null;
  const inside = occurrences.filter((occurrence) => occurrence.to > period.from && occurrence.to <= period.to);
  return { tested: inside.length, deviations: inside.filter(({ state }) => state === "missed" || state === "failed" || state === "late").length };
}

/** An `every` rule that looks back no further than the period began; null where it does not look further anyway. */
export function clippedToPeriod(rule: Rule, period: { from: string; to: string }): Rule | null {
  if (rule.mode !== "every") return null;
  const days = (Date.parse(period.to) - Date.parse(period.from)) / DAY_MS;
  return days > 0 && days < rule.windowDays ? { ...rule, windowDays: days } : null;
}

const back = (iso: string, ms: number): string => new Date(Date.parse(iso) - ms).toISOString();
