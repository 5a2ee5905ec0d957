import type { z } from "zod";

import type { DeadlineFaults, DeadlineFormValues, RegionChoices } from "@/components/privacy/deadline-form-values";
import { COUNTRIES, COUNTRY_CODES } from "@/server/domain/privacy/countries";
import { dayInZone } from "@/server/domain/privacy/deadline";
import { DEADLINE_FIELDS, type DeadlineQuery, deadlineQueryOf } from "@/server/domain/privacy/deadline-query";
import { regionsOf } from "@/server/domain/privacy/holidays";

export type SearchParams = Record<string, string | string[] | undefined>;

/** The address's query as a question; names that are not ours (a campaign's, say) are passed over. `hasBlanks`: a form sent it. */
export function readSearch(params: SearchParams): { given: Record<string, unknown>; hasBlanks: boolean } {
  const pairs = Object.entries(params).filter(([name]) => DEADLINE_FIELDS.includes(name)).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one]));
  return { given: deadlineQueryOf(pairs), hasBlanks: pairs.some(([name, value]) => value === "" && name !== "answered") };
}

/** What to show in the form: a moment as its day, a wait a row; what cannot be read as it was sent. */
export function valuesOf(given: Record<string, unknown>, query: DeadlineQuery | undefined): DeadlineFormValues {
  const day = (value: unknown) => (typeof value !== "string" || value === "" ? "" : query ? dayInZone(value, query) : value.slice(0, 10));
  const text = (name: string) => (typeof given[name] === "string" ? { [name]: given[name] } : {});
  const days = Object.fromEntries(["received", "extended", "responded", "refused", "asOf"].filter((name) => given[name] !== undefined).map((name) => [name, day(given[name])]));
  const list = (name: string): unknown[] => (Array.isArray(given[name]) ? given[name] : []);
  const waits = list("asked").map((asked, index) => ({ ground: String(list("ground")[index] ?? "clarification"), asked: day(asked), answered: day(list("answered")[index]) }));
  const region = query?.region === undefined ? {} : { region: `${query.country}-${query.region.split("-").at(-1)}` };
  return { ...text("country"), ...text("region"), ...region, ...text("zone"), ...text("right"), ...text("pause"), ...days, waits: waits.filter(({ asked, answered }) => asked !== "" || answered !== "") };
}

export function faultsOf(error: z.ZodError): DeadlineFaults {
  return Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [String(path[0] ?? ""), message]));
}

export function choices(): { countries: { value: string; label: string }[]; regions: RegionChoices } {
  const countries = COUNTRY_CODES.map((code) => ({ value: code, label: COUNTRIES[code].name }));
  const regions = COUNTRY_CODES.map((code) => ({ country: COUNTRIES[code].name, regions: Object.entries(regionsOf(code)).map(([region, label]) => ({ value: `${code}-${region}`, label })) }));
  return { countries, regions: regions.filter(({ regions: some }) => some.length > 0) };
}
