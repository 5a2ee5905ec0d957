import { Temporal } from "temporal-polyfill";

/** First days (Mondays) of the weeks that touch a window, oldest first, in the tenant's zone. At most 160. */
export function weeksOf(window: { from: string; to: string }, timezone: string): string[] {
  const last = dayOf(window.to, timezone);
  let week = mondayOf(dayOf(window.from, timezone));
  const weeks: string[] = [];
  while (Temporal.PlainDate.compare(week, last) <= 0 && weeks.length < 160) {
    weeks.push(week.toString());
    week = week.add({ days: 7 });
  }
  return weeks;
}

/** The trailing year that pages show: the 52 weeks up to and with the one of `moment`. */
export function trailingYear(moment: string, timezone: string): { from: string; to: string } {
  const monday = mondayOf(dayOf(moment, timezone)).subtract({ days: 51 * 7 });
  return { from: monday.toZonedDateTime(timezone).toInstant().toString(), to: moment };
}

function dayOf(moment: string, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timezone).toPlainDate();
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}
