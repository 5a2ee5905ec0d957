import { Temporal } from "temporal-polyfill";

import type { HolidayLookup } from "./holidays";

/** A day, or a moment of one. "2026-03-05" and "2026-03-05T23:59" are of the legal zone; with Z or an offset it is an instant. */
export type Moment = string;
/** Why a period may not end on a day. */
export type Moved = { from: string; because: string };
/** The end of a period: the last hour of `date`, with `endsAt` the first instant after it. `raw` is before the weekend and holiday rule. */
export type Limit = { date: string; endsAt: string; raw: string; moved: Moved[] };

const HAS_OFFSET = /T.*(Z|[+-]\d{2}(:?\d{2})?)$/i;
const LONGEST_ROLL = 20;

/** The local day a moment falls on. Throws RangeError where it is none. */
export function localDay(moment: Moment, zone: string): Temporal.PlainDate {
  if (HAS_OFFSET.test(moment)) return Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate();
  return Temporal.PlainDate.from(moment);
}

/**
 * The day of the same number so many months later, or the month's last day where it has no such number (Reg. 1182/71
 * Art. 3(2)(c)). Counted from the first day, never from a shortened one: 31 Jan and three months is 30 Apr.
 */
export function addMonths(day: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return day.add({ months }, { overflow: "constrain" });
}

/** Why a day is no working day, or null (Reg. 1182/71 Art. 2(2): all but holidays, Sundays and Saturdays). */
export function restOf(day: Temporal.PlainDate, holidayOn: HolidayLookup): string | null {
  const holiday = holidayOn(day.toString());
  if (holiday !== null) return holiday;
  return day.dayOfWeek === 6 ? "Saturday" : day.dayOfWeek === 7 ? "Sunday" : null;
}

/** The end of a period that would end on `raw`: on the following working day where that is none (Art. 3(4)). */
export function limitOn(raw: Temporal.PlainDate, zone: string, holidayOn: HolidayLookup): Limit {
  const moved: Moved[] = [];
  let day = raw;
  for (let because = restOf(day, holidayOn); because !== null; because = restOf(day, holidayOn)) {
    if (moved.length >= LONGEST_ROLL) throw new RangeError(`No working day within ${LONGEST_ROLL} days of ${raw.toString()}.`);
    moved.push({ from: day.toString(), because });
    day = day.add({ days: 1 });
  }
  return { date: day.toString(), endsAt: day.add({ days: 1 }).toZonedDateTime(zone).toInstant().toString(), raw: raw.toString(), moved };
}

/** The last working day on or before a day: what we set ourselves may only be earlier. */
export function workingDayBefore(day: Temporal.PlainDate, holidayOn: HolidayLookup): Temporal.PlainDate {
  let at = day;
  for (let steps = 0; steps < LONGEST_ROLL && restOf(at, holidayOn) !== null; steps++) at = at.subtract({ days: 1 });
  return at;
}

/** Calendar days from one day to another (YYYY-MM-DD); negative where `to` is earlier. */
export function daysUntil(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days;
}
