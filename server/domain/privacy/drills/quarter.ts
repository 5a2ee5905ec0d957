import { Temporal } from "temporal-polyfill";

/** A quarter of the year in the organization's legal zone, such as 2026-Q3. Sorts like time. */
export type Quarter = string;
const MONTHS = 3;

/** The quarter of a day. */
export function quarterOf(day: Temporal.PlainDate): Quarter {
  return `${day.year}-Q${Math.ceil(day.month / MONTHS)}`;
}

/** Its first day. Throws RangeError for what is no quarter. */
export function firstDayOf(quarter: Quarter): Temporal.PlainDate {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? [];
  if (year === undefined) throw new RangeError(`"${quarter}" is no quarter.`);
  return Temporal.PlainDate.from({ year: Number(year), month: (Number(number) - 1) * MONTHS + 1, day: 1 });
}

export function quarterAfter(quarter: Quarter): Quarter {
  return quarterOf(firstDayOf(quarter).add({ months: MONTHS }));
}

/** 1 on its first day. */
export function dayOfQuarter(day: Temporal.PlainDate): number {
  return firstDayOf(quarterOf(day)).until(day, { largestUnit: "days" }).days + 1;
}

/** The last moment of a quarter in a zone. */
export function endOfQuarter(quarter: Quarter, zone: string): Date {
  return new Date(firstDayOf(quarterAfter(quarter)).toZonedDateTime(zone).epochMilliseconds - 1);
}

/** The quarters from `since` that are over on this day, none twice; at most the last twelve. */
export function quartersOver(since: Quarter, today: Temporal.PlainDate): Quarter[] {
  const over: Quarter[] = [];
  for (let quarter = since; quarter < quarterOf(today); quarter = quarterAfter(quarter)) over.push(quarter);
  return over.slice(-12);
}
