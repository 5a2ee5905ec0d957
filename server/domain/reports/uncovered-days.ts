import { Temporal } from "temporal-polyfill";

type Span = { from: string; to: string };

/**
 * The days of a period (both included, YYYY-MM-DD) for which no recorded query speaks, as stretches of days in order.
 * A query speaks for a day it touches; one that ends at the first instant of a day does not touch that day.
 */
export function uncoveredDays(period: Span, queries: readonly Span[], timezone: string): Span[] {
  const covered = queries.flatMap((query) => {
    const [from, to] = [dayOf(query.from, timezone, 0), dayOf(query.to, timezone, 1)];
    return from === null || to === null || from > to ? [] : [{ from, to }];
  }).sort((a, b) => (a.from < b.from ? -1 : 1));
  const gaps: Span[] = [];
  let next = period.from;
  for (const span of covered) {
    if (next > period.to) break;
    if (span.from > next) gaps.push({ from: next, to: span.from > period.to ? period.to : shift(span.from, -1) });
    if (span.to >= next) next = shift(span.to, 1);
  }
  if (next <= period.to) gaps.push({ from: next, to: period.to });
  return gaps.filter((gap, index) => gap.from <= gap.to && gap.from !== gaps[index - 1]?.from);
}

/** How many days some stretches hold. */
export function daysIn(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + Temporal.PlainDate.from(from).until(to).days + 1, 0);
}

function dayOf(moment: string, timezone: string, back: number): string | null {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? null : Temporal.Instant.fromEpochMilliseconds(at - back).toZonedDateTimeISO(timezone).toPlainDate().toString();
}

const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
