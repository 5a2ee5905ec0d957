import { Temporal } from "temporal-polyfill";

import { localDay } from "./calendar-days";

/**
 * The day so many years after the day it is in a legal zone. From 29 February it is the 28th where the year has no 29th
 * (Reg. 1182/71 Art. 3(2)(c)). Throws RangeError for a zone that is none.
 */
export function yearsLater(now: Date, years: number, zone: string): string {
  return localDay(now.toISOString(), zone).add({ years }, { overflow: "constrain" }).toString();
}

/** The last millisecond of a day in a legal zone, however long its clocks make the day. */
export function endOfDay(day: string, zone: string): Date {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone);
  return new Date(next.epochMilliseconds - 1);
}
