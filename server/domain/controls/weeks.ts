import { Temporal } from "temporal-polyfill";

import { instantOf, type Period } from "./periods";
import { Remembered } from "./remembered";

const windows = new Remembered<readonly string[]>(500);
const years = new Remembered<string>(500);
const spans = new Remembered<Period>(20_000);

/** First days (Mondays) of the weeks that touch a window, oldest first, in the tenant's zone. At most 160. */
export function weeksOf(window: { from: string; to: string }, timezone: string): string[] {
  return [...windows.of(`${window.from} ${window.to} ${timezone}`, () => mondaysOf(window, timezone))];
}

function mondaysOf(window: { from: string; to: string }, timezone: string): string[] {
  const last = dayOf(window.to, timezone);
  let week = mondayOf(dayOf(window.from, timezone));
  const weeks: string[] = [];
  while (Temporal.PlainDate.compare(week, last) <= 0 && weeks.length < 160) {
    weeks.push(week.toString());
    week = week.add({ days: 7 });
  }
  return weeks;
}

/** From the first instant of a week's first day ("2026-11-16") to that of the next week's. */
export function weekSpan(week: string, timezone: string): Period {
  return spans.of(`${week} ${timezone}`, () => {
    const first = Temporal.PlainDate.from(week);
    const to = instantOf(first.add({ days: 7 }), timezone);
    return { label: week, from: instantOf(first, timezone), to, dueBy: to };
  });
}

/** The trailing year that pages show: the 52 weeks up to and with the one of `moment`. */
export function trailingYear(moment: string, timezone: string): { from: string; to: string } {
  const from = years.of(`${moment} ${timezone}`, () => mondayOf(dayOf(moment, timezone)).subtract({ days: 51 * 7 }).toZonedDateTime(timezone).toInstant().toString());
  return { from, to: moment };
}

function dayOf(moment: string, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timezone).toPlainDate();
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}
