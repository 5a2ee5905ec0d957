import { Temporal } from "temporal-polyfill";

import { addMonths, daysUntil, type Limit } from "./calendar-days";
import type { Clock, Done, Extension } from "./clock";
import { dayWords, days } from "./day-words";
import { type Step, stopSteps } from "./explain-stops";

type Place = { zone: string; country: string; holidays: string; receivedAs: string };

const NOT_EXTENDED: Record<Exclude<Extension["because"], null>, string> = {
  too_late: "the notice must be sent before the first month ends", not_reasoned: "the notice must give the reasons for the delay", second: "a period is extended once",
};

/** The way from receipt to the date that applies, step by step, each with its norm. The last step's date is the due date, or what was done by it. */
export function explainClock(clock: Clock, place: Place): Step[] {
  return [
    receiptStep(clock, place), ...stopSteps(clock),
    ...limitSteps(clock, place, clock.month, 1), noticeStep(clock), ...clock.extensions.map((extension) => extensionStep(clock, extension)),
    ...(clock.isExtended ? limitSteps(clock, place, clock.extended, 3) : []),
    targetStep(clock), ...doneSteps(clock),
  ];
}

function receiptStep({ received, rules }: Clock, { zone, receivedAs }: Place): Step {
  const told = /T.*(Z|[+-]\d\d:\d\d)$/i.test(receivedAs) ? ` (${receivedAs} as ${zone} has it)` : "";
  return { kind: "received", title: "Receipt", text: `The request came in on ${dayWords(received)}${told}. The clock starts with receipt, also on a weekend or a holiday, and whoever in the organization it reaches.`, authorities: [...rules.cites.receipt], date: received };
}

function limitSteps(clock: Clock, place: Place, limit: Limit, months: 1 | 3): Step[] {
  const { rules, start } = clock;
  const long = months === 1 ? "One month" : "Three months from the first start";
  const plain = monthsAfter(start, months);
  const steps: Step[] = [{
    kind: months === 1 ? "month" : "further_months", title: months === 1 ? "One month" : "Two further months",
    text: `${dayWords(start)} itself is not counted. ${long} ends with the last hour of ${plain.isShortened ? `the month's last day, since there is no ${Number(start.slice(8))} in it` : "the day of the same number"}: ${dayWords(plain.day)}.${months === 3 ? " It is counted from that start, not from the first month's end." : ""}`,
    authorities: [...rules.cites.month, ...(plain.isShortened ? rules.cites.clamp : [])], date: plain.day,
  }];
  if (limit.raw !== plain.day) steps.push({ kind: "uncounted", title: "Days that do not count", text: `The waiting moves the end by ${days(daysUntil(plain.day, limit.raw))} to ${dayWords(limit.raw)}.`, authorities: [], date: limit.raw });
  const because = limit.moved.map(({ from, because: why }) => `${dayWords(from)} is ${/^S(atur|un)day$/.test(why) ? `a ${why}` : `a public holiday (${why})`}`);
  steps.push({
    kind: because.length > 0 ? "moved" : "working_day", title: "Weekend and holidays",
    text: because.length > 0 ? `${listed(because)}: the period ends on the next working day, ${dayWords(limit.date)}, at 24:00 in ${place.zone}.` : `${dayWords(limit.date)} is a working day (${place.holidays}): the period ends there, at 24:00 in ${place.zone}.`,
    authorities: [...rules.cites.roll], date: limit.date,
  });
  return steps;
}

function noticeStep({ rules, month }: Clock): Step {
  return {
    kind: "notice", title: "Refusal and notice of extension",
    text: `A refusal, with its reasons and where to complain, must be sent by ${dayWords(month.date)}, and an extension does not move that. A notice of extension, with its reasons, must be sent by then too.`,
    authorities: [...rules.cites.refusal, ...rules.cites.extension], date: month.date,
  };
}

function extensionStep({ rules, month, extended }: Clock, { on, because }: Extension): Step {
  const text = because === null
    ? `Notice with reasons was sent on ${dayWords(on)}, not later than ${dayWords(month.date)}: the request may be answered by ${dayWords(extended.date)}.`
    : `Notice was sent on ${dayWords(on)} and extends nothing: ${NOT_EXTENDED[because]}${because === "too_late" ? `, on ${dayWords(month.date)}` : ""}.`;
  return { kind: because === null ? "extended" : "not_extended", title: because === null ? "Extension" : "No extension", text, authorities: [...rules.cites.extension], date: because === null ? extended.date : month.date };
}

function targetStep({ rules, due, target }: Clock): Step {
  return { kind: "delay", title: "Without undue delay", text: `${dayWords(due.date)} is the outer limit. The duty is to answer without undue delay; aim for ${dayWords(target)}.`, authorities: [...rules.cites.delay], date: due.date };
}

function doneSteps({ answered, refused, due, month, rules }: Clock): Step[] {
  const step = (kind: "answered" | "refused", what: string, done: Done | null, by: string, authorities: readonly string[]): Step[] => (done === null ? [] : [{
    kind, title: what, text: `${what} on ${dayWords(done.on)}: ${done.daysLate === 0 ? "in time" : `${days(done.daysLate)} late`}, it was due by ${dayWords(by)}.`, authorities: [...authorities], date: done.on,
  }]);
  return [...step("answered", "Answered", answered, due.date, rules.cites.delay), ...step("refused", "Refused", refused, month.date, rules.cites.refusal)];
}

function monthsAfter(start: string, months: number): { day: string; isShortened: boolean } {
  const end = addMonths(Temporal.PlainDate.from(start), months);
  return { day: end.toString(), isShortened: end.day !== Number(start.slice(8)) };
}

const listed = (parts: string[]): string => [parts.slice(0, -1).join(", "), parts.at(-1)].filter(Boolean).join(" and ");
