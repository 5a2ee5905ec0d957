import { Temporal } from "temporal-polyfill";

import { Remembered } from "./remembered";
import type { Rule } from "./schema";

export type PeriodUnit = Extract<Rule, { mode: "cadence" }>["per"];

/** One calendar period of the tenant's zone: from its first instant to the first instant after it. */
export type Period = { label: string; from: number; to: number; dueBy: number };

type Closed = { closed: readonly Period[]; current: Period };
const lists = new Remembered<Closed>(500);

const UNITS: Record<PeriodUnit, { days: number; length: Temporal.DurationLike }> = {
  day: { days: 1, length: { days: 1 } },
  week: { days: 7, length: { weeks: 1 } },
  month: { days: 365.25 / 12, length: { months: 1 } },
  quarter: { days: 365.25 / 4, length: { months: 3 } },
  year: { days: 365.25, length: { years: 1 } },
};

/**
 * How many closed periods a window holds: 365 days hold four quarters, twelve months, one year. Counting periods
 * and not days keeps the number steady over leap years and over the length of months.
 */
export function periodsInWindow(per: PeriodUnit, windowDays: number): number {
  return Math.max(1, Math.floor(windowDays / UNITS[per].days + 0.1));
}

/**
 * The last closed periods before a moment, oldest first, and the instant the running one closes. A period starts at
 * the first instant of its first day in the zone, whatever the clocks do; a day the zone skipped is no period.
 */
export function closedPeriods(
  per: PeriodUnit, count: number, asOf: number, timezone: string, graceDays: number,
): Closed {
  const today = Temporal.Instant.fromEpochMilliseconds(asOf).toZonedDateTimeISO(timezone).toPlainDate();
  const start = startOf(per, today);
  return lists.of(`${per} ${count} ${start.toString()} ${timezone} ${graceDays}`, () => closedBefore(per, count, start, timezone, graceDays));
}

function closedBefore(per: PeriodUnit, count: number, start: Temporal.PlainDate, timezone: string, graceDays: number): Closed {
  const starts = [start, start.add(UNITS[per].length)];
  while (starts.length < count + 2) starts.unshift(startOf(per, (starts[0] ?? start).subtract(UNITS[per].length)));
  const instants = starts.map((date) => instantOf(date, timezone));
  const periods = starts.slice(0, -1).map((date, index): Period => {
    const next = starts[index + 1] ?? date;
    const to = instants[index + 1] ?? Number.NaN;
    return { label: labelOf(per, date), from: instants[index] ?? Number.NaN, to, dueBy: graceDays === 0 ? to : instantOf(next.add({ days: Math.ceil(graceDays) }), timezone) };
  });
  const current = periods[periods.length - 1];
  if (current === undefined) throw new RangeError("A window holds at least the running period.");
  return { closed: periods.slice(0, -1).filter((period) => period.to > period.from), current };
}

/** The period of a list (oldest first) a moment falls into, or undefined. */
export function periodOf(periods: readonly Period[], at: number): Period | undefined {
  let [low, high] = [0, periods.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const period = periods[middle];
    if (period === undefined) return undefined;
    if (at < period.from) high = middle - 1;
    else if (at >= period.to) low = middle + 1;
    else return period;
  }
  return undefined;
}

/** The first instant of a local day. Where midnight does not exist it is the first moment that does. */
export function instantOf(date: Temporal.PlainDate, timezone: string): number {
  return date.toZonedDateTime(timezone).epochMilliseconds;
}

function startOf(per: PeriodUnit, date: Temporal.PlainDate): Temporal.PlainDate {
  if (per === "day") return date;
  if (per === "week") return date.subtract({ days: date.dayOfWeek - 1 });
  if (per === "month") return date.with({ day: 1 });
  if (per === "quarter") return date.with({ day: 1, month: quarterOf(date) * 3 - 2 });
  return date.with({ day: 1, month: 1 });
}

function labelOf(per: PeriodUnit, start: Temporal.PlainDate): string {
  if (per === "day") return start.toString();
  if (per === "week") return `${start.yearOfWeek ?? start.year}-W${String(start.weekOfYear ?? 0).padStart(2, "0")}`;
  if (per === "month") return start.toString().slice(0, 7);
  return per === "quarter" ? `${start.year}-Q${quarterOf(start)}` : String(start.year);
}

function quarterOf(date: Temporal.PlainDate): number {
  return Math.ceil(date.month / 3);
}
