import { Temporal } from "temporal-polyfill";

import { addMonths, daysUntil, limitOn, localDay, type Limit, workingDayBefore } from "./calendar-days";
import type { CaseEvent, ClockSetting } from "./case-events";
import { type AskGround, rulesOn, type RuleSet } from "./rule-sets";
import { groundOf, pausedDays, type Stop, stopOf } from "./stops";

/** A notice of extension. It counts when it gives reasons, is the first, and was sent before the first month ended. */
export type Extension = { on: string; because: "too_late" | "not_reasoned" | "second" | null };
/** Something we did by a limit. Days late, 0 when in time. */
export type Done = { on: string; daysLate: number };
type Limits = { start: string; startedBy: "receipt" | AskGround; pausedDays: number; month: Limit; extended: Limit };

/** A case's time as law has it. All dates are days of the tenant's legal zone. */
export type Clock = Limits & {
  rules: RuleSet;
  received: string;
  /** `month`, or `extended` after a notice that counts. */
  due: Limit;
  isExtended: boolean;
  /** The same limits had nobody been asked for anything, for who doubts the pauses. */
  withoutStops: { month: string; due: string };
  stops: Stop[];
  waitingFor: { ground: AskGround; since: string }[];
  extensions: Extension[];
  /** What we ask of ourselves, since "without undue delay" comes before every limit. */
  target: string;
  answered: Done | null;
  /** Against the first month's end: no extension moves a refusal (Art. 12(4)). */
  refused: Done | null;
  /** null without `asOf`. */
  overdue: boolean | null;
};

const TARGET_DAYS = 20;
type Linked = Extract<CaseEvent, { ask?: string }>;
type Dated = { event: CaseEvent; on: string };
type State = { stops: Stop[]; extensions: Extension[] };

/**
 * Folds what happened in a case into its dates. The same events give the same dates whatever the server's zone; of one
 * day, events count in the order given. Throws RangeError without a receipt, with an event before it, and for dates before the GDPR.
 */
export function clockOf(setting: ClockSetting, events: readonly CaseEvent[]): Clock {
  const dated = events.map((event) => ({ event, on: localDay(event.at, setting.zone).toString() })).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const received = dated.find(({ event }) => event.type === "received")?.on;
  if (received === undefined) throw new RangeError("A clock starts with a receipt.");
  const early = dated.find(({ on }) => on < received);
  if (early) throw new RangeError(`${early.event.type} lies before the receipt of ${received}.`);
  const rules = rulesOn(setting.regime, received);
  const state: State = { stops: [], extensions: [] };
  for (const next of dated) take(next, state, rules, setting, received);
  return finished({ rules, received, state, dated, setting });
}

function take({ event, on }: Dated, state: State, rules: RuleSet, setting: ClockSetting, receipt: string): void {
  const { stops, extensions } = state;
  // What is still open has stood until today: that is how the limits stand on this day.
  const now = () => limitsOf(stops, receipt, setting, on);
  const isOpen = ({ type, ask }: Linked) => (stop: Stop) => stop.ground === groundOf(type) && stop.ask === (ask ?? null) && stop.to === null;
  if (event.type === "identity_asked" || event.type === "clarification_asked" || event.type === "fee_asked") {
    // Asked again while waiting is a reminder, not a second wait.
    if (stops.some(isOpen(event))) return;
    const { month, extended } = now();
    stops.push(stopOf(event, on, { rules, setting, receipt, month: month.date, extended: isExtendedBy(extensions) ? extended.date : null }));
  } else if (event.type === "identity_answered" || event.type === "clarification_answered" || event.type === "fee_answered") {
    const open = stops.find(isOpen(event));
    if (open) open.to = on;
  } else if (event.type === "extended") {
    extensions.push({ on, because: isExtendedBy(extensions) ? "second" : !event.reasoned ? "not_reasoned" : on > now().month.date ? "too_late" : null });
  }
}

function limitsOf(stops: readonly Stop[], receipt: string, { zone, holidayOn }: ClockSetting, until: string | null): Limits {
  const closed = stops.map((stop) => ({ ...stop, to: stop.to ?? until }));
  const last = closed.filter((stop) => stop.effect === "restart" && stop.counts !== "none" && (stop.to ?? "") >= stop.from && (stop.to ?? "") > receipt).sort((a, b) => ((a.to ?? "") < (b.to ?? "") ? -1 : 1)).at(-1);
  const start = last?.to ?? receipt;
  const both = pausedDays(closed.filter((stop) => stop.counts === "both"), start);
  const all = pausedDays(closed.filter((stop) => stop.counts !== "none"), start);
  const end = (months: number, paused: number) => limitOn(addMonths(Temporal.PlainDate.from(start), months).add({ days: paused }), zone, holidayOn);
  return { start, startedBy: last?.ground ?? "receipt", pausedDays: all, month: end(1, both), extended: end(3, all) };
}

type Folded = { rules: RuleSet; received: string; state: State; dated: Dated[]; setting: ClockSetting };

function finished({ rules, received, state, dated, setting }: Folded): Clock {
  const { stops, extensions } = state;
  const asOf = setting.asOf === undefined ? null : localDay(setting.asOf, setting.zone).toString();
  const limits = limitsOf(stops, received, setting, asOf === null || asOf < received ? null : asOf);
  const bare = limitsOf([], received, setting, null);
  const isExtended = isExtendedBy(extensions);
  const due = isExtended ? limits.extended : limits.month;
  const done = (type: CaseEvent["type"], by: Limit): Done | null => {
    const on = dated.find(({ event }) => event.type === type)?.on;
    return on === undefined ? null : { on, daysLate: Math.max(0, daysUntil(by.date, on)) };
  };
  const [answered, refused] = [done("answered", due), done("refused", limits.month)];
  return {
    ...limits, rules, received, due, isExtended, stops, extensions, answered, refused,
    withoutStops: { month: bare.month.date, due: isExtended ? bare.extended.date : bare.month.date },
    waitingFor: stops.filter((stop) => stop.to === null && stop.counts !== "none").map(({ ground, from }) => ({ ground, since: from })),
    target: workingDayBefore(Temporal.PlainDate.from(limits.start).add({ days: TARGET_DAYS }), setting.holidayOn).toString(),
    overdue: asOf === null ? null : (answered ?? refused) === null && asOf > due.date,
  };
}

const isExtendedBy = (extensions: readonly Extension[]): boolean => extensions.some(({ because }) => because === null);
