import Holidays, { type HolidaysTypes } from "date-holidays";
import { Temporal } from "temporal-polyfill";

import type { CountryCode } from "./countries";
import { isWithheld } from "./withheld-holidays";

/** The list and its version; a test holds it against the installed package. Stored with every computed date. */
export const HOLIDAY_SOURCE = "date-holidays 3.37.0";

/** A day (YYYY-MM-DD) as the public holiday it is, by its English name, or null. */
export type HolidayLookup = (day: string) => string | null;

const UK_NATIONS = ["ENG", "WLS", "SCT", "NIR"];
const MOST_KEPT = 6000;
const lists = new Map<string, Holidays>();
const kept = new Map<string, ReadonlyMap<string, string>>();

/**
 * The public holidays of a country: national ones, and with a region (ISO 3166-2 without the country, such as BY) that
 * region's too. In the United Kingdom "national" means all four nations alike. Days that are free only in part, and
 * days of banks, schools and offices, are working days. Throws RangeError for a region the country does not have.
 */
export function holidaysOf(country: CountryCode, region: string | null): HolidayLookup {
  if (region !== null && regionsOf(country)[region] === undefined) throw new RangeError(`${country} has no region ${region}.`);
  if (country === "GB" && region === null) return inAll(UK_NATIONS.map((nation) => holidaysOf(country, nation)));
  return (day) => holidaysIn(country, region, Number(day.slice(0, 4))).get(day) ?? null;
}

/** The regions that have public holidays of their own or share in the country's, code to name. */
export function regionsOf(country: CountryCode): Record<string, string> {
  const states = Object.entries(new Holidays().getStates(country, "en") ?? {});
  return Object.fromEntries(states.filter(([code]) => country !== "GB" || UK_NATIONS.includes(code)));
}

function inAll(lookups: readonly HolidayLookup[]): HolidayLookup {
  return (day) => (lookups.every((lookup) => lookup(day) !== null) ? (lookups[0]?.(day) ?? null) : null);
}

/** One year's days. A bounded number of years is kept, the oldest given up first: callers are strangers too. */
function holidaysIn(country: CountryCode, region: string | null, year: number): ReadonlyMap<string, string> {
  const key = `${country}-${region ?? ""}-${year}`;
  const known = kept.get(key);
  if (known) return known;
  const days = new Map(listOf(country, region).getHolidays(year, "en").filter((holiday) => holiday.type === "public" && !isWithheld(country, holiday.rule, year)).flatMap(wholeDays));
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, days);
  return days;
}

/** The library's rules of a place. To make one costs more than a year of it, and there are no more of them than regions. */
function listOf(country: CountryCode, region: string | null): Holidays {
  const key = `${country}-${region ?? ""}`;
  const list = lists.get(key) ?? (region === null ? new Holidays(country, { types: ["public"] }) : new Holidays(country, region, { types: ["public"] }));
  lists.set(key, list);
  return list;
}

/** The days a holiday covers from midnight to midnight, as calendar days: no zone of the server comes in. */
function wholeDays({ date, start, end, name }: HolidaysTypes.Holiday): [day: string, name: string][] {
  if (date.slice(11, 19) !== "00:00:00") return [];
  const first = Temporal.PlainDate.from(date.slice(0, 10));
  const count = Math.round((end.getTime() - start.getTime()) / 86_400_000);
  return Array.from({ length: count }, (_, index) => [first.add({ days: index }).toString(), name]);
}
