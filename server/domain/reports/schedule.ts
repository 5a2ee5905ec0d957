import { Temporal } from "temporal-polyfill";

export const RHYTHMS = ["month", "quarter", "year"] as const;
/** `day` beyond the end of a month is its last day. `month` is of a yearly one (1 to 12). Quarters begin in January, April, July and October. */
export type Rhythm = { every: (typeof RHYTHMS)[number]; day: number; month?: number | undefined };
export const SCHEDULE_WINDOWS = ["previous_month", "previous_quarter", "previous_12_months"] as const;
export type ScheduleWindow = (typeof SCHEDULE_WINDOWS)[number];

/** What is to be done now: the newest day that has come, and those before it that nothing was made for. */
export type Due = { on: string; missed: string[] };
const LONGEST_MISSED = 60;

/** The first day of a rhythm after a day. */
export function nextOn(rhythm: Rhythm, after: string): string {
  const day = Temporal.PlainDate.from(after);
  for (let month = firstMonth(rhythm, day), at = dayIn(rhythm, month); ; month = month.add({ months: STEP[rhythm.every] }), at = dayIn(rhythm, month)) {
    if (Temporal.PlainDate.compare(at, day) > 0) return at.toString();
  }
}

/** The moment a day begins in a zone: its first instant, also where midnight is skipped by a change of the clock. */
export function beginningOf(on: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(on).toZonedDateTime(zone).epochMilliseconds);
}

/**
 * What a schedule owes at a moment; null where no day has come since the last one served. However long nothing ran, one
 * day is made, the newest: its window is the one people wait for. The others are named.
 */
export function dueAt(rhythm: Rhythm, servedOn: string, now: Date, zone: string): Due | null {
  const days: string[] = [];
  for (let on = nextOn(rhythm, servedOn); beginningOf(on, zone) <= now; on = nextOn(rhythm, on)) days.push(on);
  const on = days.pop();
  return on === undefined ? null : { on, missed: days.slice(-LONGEST_MISSED) };
}

/** The days a window covers, told from the day the report is made on: whole months before it. Both ends are included. */
export function windowOn(window: ScheduleWindow, on: string): { from: string; to: string } {
  const first = Temporal.PlainDate.from(on).with({ day: 1 });
  const end = window === "previous_quarter" ? first.subtract({ months: (first.month - 1) % 3 }) : first;
  return { from: end.subtract({ months: MONTHS[window] }).toString(), to: end.subtract({ days: 1 }).toString() };
}

/** The day it is in a zone. */
export function dayAt(moment: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

const STEP: Record<Rhythm["every"], number> = { month: 1, quarter: 3, year: 12 };
const MONTHS: Record<ScheduleWindow, number> = { previous_month: 1, previous_quarter: 3, previous_12_months: 12 };

function firstMonth({ every, month = 1 }: Rhythm, { year, month: current }: Temporal.PlainDate): Temporal.PlainYearMonth {
  if (every === "year") return Temporal.PlainYearMonth.from({ year, month });
  return Temporal.PlainYearMonth.from({ year, month: every === "month" ? current : current - ((current - 1) % 3) });
}

const dayIn = ({ day }: Rhythm, month: Temporal.PlainYearMonth): Temporal.PlainDate => month.toPlainDate({ day: Math.min(day, month.daysInMonth) });
