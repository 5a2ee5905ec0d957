import { Temporal } from "temporal-polyfill";
import { z } from "zod";

import { localDay } from "./calendar-days";
import { PAUSE_POLICIES, RIGHTS } from "./case-events";
import { COUNTRIES, COUNTRY_CODES } from "./countries";
import { regionsOf } from "./holidays";
import { FIRST_DAY } from "./rule-sets";

export const ASK_GROUNDS = ["identity", "clarification", "fee"] as const;
// Holidays further ahead are guesses, and every year kept is memory a stranger can fill.
const LAST_DAY = "2049-12-31";
const MOST_ASKS = 10;

const DayOrInstant = z.string().trim().max(40).regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/i, { error: "A day such as 2026-03-05, or a moment such as 2026-03-05T10:00Z.", abort: true })
  .refine(isReal, { error: "There is no such day or time.", abort: true }).meta({ examples: ["2026-03-05", "2026-03-05T10:00Z"] });
const Blank = z.literal("");

const fields = {
  received: DayOrInstant.describe("When the request arrived: a day of the legal zone, or an instant with Z or an offset."),
  country: z.enum(COUNTRY_CODES).describe("Whose public holidays count: ISO 3166-1, the EU, the EEA and GB."),
  region: z.string().trim().toUpperCase().max(12).optional().describe("Region with holidays of its own, such as BY or DE-BY. Without it national holidays alone count: the earlier date is the safe one."),
  zone: z.string().trim().max(60).refine(isZone, { error: "No such time zone. Give an IANA name such as Europe/Berlin.", abort: true }).optional().describe("Legal time zone (IANA). Without it that of the country's capital."),
  regime: z.enum(["EU", "UK"]).optional().describe("Without it that of the country."),
  right: z.enum(RIGHTS).default("access"),
  pause: z.enum(PAUSE_POLICIES).default("strict").describe("EU only: whether days of waiting for the person count (strict) or not (suspend). UK law decides this itself."),
  asked: z.array(DayOrInstant.or(Blank)).max(MOST_ASKS).default([]).describe("When the person was asked for something."),
  answered: z.array(DayOrInstant.or(Blank)).max(MOST_ASKS).default([]).describe("When the person answered, one for each `asked` in the same order."),
  ground: z.array(z.enum(ASK_GROUNDS)).max(MOST_ASKS).default([]).describe("What for, one for each `asked`. Without it clarification, which gives the earlier date."),
  extended: DayOrInstant.optional().describe("When a notice of extension with its reasons was sent."),
  responded: DayOrInstant.optional().describe("When the answer was sent."),
  refused: DayOrInstant.optional().describe("When a refusal was sent."),
  asOf: DayOrInstant.optional().describe("Until when waiting that has not ended counts, and when being overdue is judged."),
};

/** What a date is asked for with. The command line, the public page and the API all read this one. */
export const DeadlineQuery = z.strictObject(fields).superRefine((query, ctx) => {
  const fault = (field: keyof typeof fields, message: string) => ctx.addIssue({ code: "custom", path: [field], message });
  if ((query.country === "GB" ? "UK" : "EU") !== (query.regime ?? regimeOf(query.country))) fault("regime", `The ${query.regime} rules do not apply in ${COUNTRIES[query.country].name}.`);
  if (query.region !== undefined && regionsOf(query.country)[regionCode(query.region)] === undefined) fault("region", `${COUNTRIES[query.country].name} has no such region. ${regionsKnown(query.country)}`);
  const dayOf = (moment: string) => localDay(moment, query.zone ?? COUNTRIES[query.country].zone).toString();
  const received = dayOf(query.received);
  if (received < FIRST_DAY) fault("received", `The GDPR applies since ${FIRST_DAY}.`);
  query.asked.forEach((asked, index) => {
    const answered = query.answered[index] ?? "";
    if (asked === "" && answered !== "") fault("asked", "Say when it was asked, too.");
    else if (asked !== "" && answered !== "" && dayOf(answered) < dayOf(asked)) fault("answered", "The answer cannot lie before the question.");
  });
  if (query.answered.length > query.asked.length) fault("answered", "There are more answers than questions.");
  for (const field of ["asked", "answered", "extended", "responded", "refused", "asOf"] as const) {
    const moments = [query[field] ?? []].flat().filter((moment) => moment !== "");
    if (moments.some((moment) => dayOf(moment) < received)) fault(field, "Lies before the request came in.");
  }
});
export type DeadlineQuery = z.output<typeof DeadlineQuery>;

/** The names a query may have. */
export const DEADLINE_FIELDS: readonly string[] = Object.keys(fields);
const LISTS = new Set(["asked", "answered", "ground"]);

/** A query string as what DeadlineQuery reads: lists by repeating a name; fields a form left empty are not given. */
export function deadlineQueryOf(search: Iterable<[name: string, value: string]>): Record<string, unknown> {
  const single = new Map<string, string | string[]>();
  const lists = new Map<string, string[]>();
  for (const [name, value] of search) {
    if (LISTS.has(name)) lists.set(name, [...(lists.get(name) ?? []), value]);
    else if (value !== "") single.set(name, single.has(name) ? [single.get(name) ?? [], value].flat() : value);
  }
  return Object.fromEntries([...single, ...lists]);
}

/** A query as a query string that says no more than it must: the address to share. */
export function deadlineSearch({ asked, answered, ground, ...single }: DeadlineQuery): string {
  const given = Object.entries(single).filter(([name, value]) => value !== undefined && !(name === "right" && value === "access") && !(name === "pause" && value === "strict"));
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  asked.forEach((at, index) => {
    if (at === "") return;
    search.append("ground", ground[index] ?? "clarification");
    search.append("asked", at);
    search.append("answered", answered[index] ?? "");
  });
  return search.toString().replaceAll("%3A", ":").replaceAll("%2F", "/");
}

/** BY of DE-BY and of BY. */
export function regionCode(region: string): string {
  return region.split("-").at(-1) ?? region;
}

export function regimeOf(country: DeadlineQuery["country"]): "EU" | "UK" {
  return country === "GB" ? "UK" : "EU";
}

function regionsKnown(country: DeadlineQuery["country"]): string {
  const codes = Object.keys(regionsOf(country));
  return codes.length > 0 ? `Known are ${codes.join(", ")}.` : "Its holidays are the same everywhere.";
}

function isReal(text: string): boolean {
  const day = text.slice(0, 10);
  if (day > LAST_DAY || day < "2000") return false;
  try {
    localDay(text, "UTC");
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
