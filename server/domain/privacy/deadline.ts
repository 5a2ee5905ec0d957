import type { CaseEvent, PausePolicy, Right } from "./case-events";
import { localDay, type Limit } from "./calendar-days";
import { type Clock, clockOf, type Done, type Extension } from "./clock";
import { COUNTRIES, type CountryCode } from "./countries";
import { type DeadlineQuery, regimeOf, regionCode } from "./deadline-query";
import { dayWords } from "./day-words";
import { explainClock } from "./explain";
import type { Step } from "./explain-stops";
import { HOLIDAY_SOURCE, holidaysOf, regionsOf } from "./holidays";
import type { AskGround, Regime } from "./rule-sets";
import type { Stop } from "./stops";

/** A date with all it rests on: what to store with it, so that it can be computed and defended again. */
export type Deadline = {
  due: string;
  /** The first instant after the period: 24:00 of `due` in the zone. */
  endsAt: string;
  isExtended: boolean;
  /** The end of the first month: a refusal and a notice of extension are due by then, extended or not. */
  noticeBy: string;
  received: string;
  startsOn: string;
  startedBy: "receipt" | AskGround;
  pausedDays: number;
  month: Limit;
  /** The limit an extension in time gives. */
  extended: Limit;
  withoutStops: { month: string; due: string };
  target: string;
  stops: Stop[];
  waitingFor: { ground: AskGround; since: string }[];
  extensions: Extension[];
  answered: Done | null;
  refused: Done | null;
  overdue: boolean | null;
  steps: Step[];
  remarks: string[];
  basis: { rules: string; holidays: string; regime: Regime; country: CountryCode; region: string | null; zone: string; right: Right; pause: PausePolicy };
};

/**
 * The statutory date of a request under GDPR Art. 12(3)/(4) or UK GDPR Art. 12 and 12A, with its explanation. Pure: no
 * clock and no zone of the server. Takes it as stated that reasons and proof of sending are on file, and says so.
 */
export function calculateDeadline(query: DeadlineQuery): Deadline {
  const { country, right, pause } = query;
  const [zone, regime, region] = [query.zone ?? COUNTRIES[country].zone, query.regime ?? regimeOf(country), query.region === undefined ? null : regionCode(query.region)];
  const clock = clockOf({ regime, zone, right, policy: pause, holidayOn: holidaysOf(country, region), asOf: query.asOf }, eventsOf(query));
  const { due, month, rules, start, ...told } = clock;
  const place = { zone, country: COUNTRIES[country].name, holidays: holidaysNamed(country, region), receivedAs: query.received };
  return {
    due: due.date, endsAt: due.endsAt, noticeBy: month.date, startsOn: start, ...told, month, steps: explainClock(clock, place), remarks: remarksOn(clock, query, region),
    basis: { rules: rules.id, holidays: HOLIDAY_SOURCE, regime, country, region, zone, right, pause },
  };
}

function eventsOf(query: DeadlineQuery): CaseEvent[] {
  const events: CaseEvent[] = [{ type: "received", at: query.received }];
  query.asked.forEach((asked, index) => {
    if (asked === "") return;
    const [ground, ask] = [query.ground[index] ?? "clarification", String(index + 1)] as const;
    events.push({ type: `${ground}_asked`, ask, at: asked, reasoned: true, proven: true });
    const answered = query.answered[index] ?? "";
    if (answered !== "") events.push({ type: `${ground}_answered`, ask, at: answered });
  });
  if (query.extended !== undefined) events.push({ type: "extended", at: query.extended, reasoned: true });
  if (query.responded !== undefined) events.push({ type: "answered", at: query.responded });
  if (query.refused !== undefined) events.push({ type: "refused", at: query.refused });
  return events;
}

function holidaysNamed(country: CountryCode, region: string | null): string {
  const { name } = COUNTRIES[country];
  return region === null ? `public holidays of all of ${name}` : `public holidays of ${name} with ${regionsOf(country)[region] ?? region}`;
}

/** What whoever relies on the date should know besides. */
function remarksOn({ withoutStops, due, month, stops, extensions }: Clock, { country }: DeadlineQuery, region: string | null): string[] {
  const remarks: string[] = [];
  if (stops.some((stop) => stop.counts !== "none" && stop.to === null)) remarks.push("The person has not answered yet. Silence never closes a request.");
  if (withoutStops.due !== due.date) remarks.push(`Without any waiting it would be ${dayWords(withoutStops.due)}: who doubts that the waiting may be left out will hold you to that day.`);
  if (stops.some((stop) => stop.counts !== "none") || extensions.some((extension) => extension.because === null)) remarks.push("Taken as stated: the reasons, and proof that the person was told, are on file.");
  if (region !== null && due.moved.some(({ from }) => holidaysOf(country, null)(from) === null && holidaysOf(country, region)(from) !== null)) {
    remarks.push("A regional holiday moved this date. Whether one may is not settled: without it the date would be earlier, and safe.");
  }
  const elsewhere = region === null ? regionsWith(country, due.date) : [];
  if (elsewhere.length > 0) remarks.push(`${dayWords(due.date)} is a public holiday in ${elsewhere.join(", ")}, which is not counted here.`);
  if (due !== month) remarks.push(`The extension moves the answer only. A refusal is still due by ${dayWords(month.date)}.`);
  return remarks;
}

function regionsWith(country: CountryCode, day: string): string[] {
  return Object.entries(regionsOf(country)).filter(([code]) => holidaysOf(country, code)(day) !== null).map(([, name]) => name);
}

/** The local day of a moment in the zone of a query, for a form that shows it again. */
export function dayInZone(moment: string, query: Pick<DeadlineQuery, "zone" | "country">): string {
  return localDay(moment, query.zone ?? COUNTRIES[query.country].zone).toString();
}
