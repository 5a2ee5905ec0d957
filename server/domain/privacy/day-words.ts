import { Temporal } from "temporal-polyfill";

// Written out: names of days and months differ between ICU builds, and these words are stored and compared.
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "Tue 7 Apr 2026" for 2026-04-07. */
export function dayWords(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return `${DAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
}

/** "1 day", "6 days". */
export function days(count: number): string {
  return `${count} ${count === 1 ? "day" : "days"}`;
}
