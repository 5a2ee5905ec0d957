import { Temporal } from "temporal-polyfill";

import { localDay } from "../calendar-days";
import type { CaseEvent as ClockEvent, ClockSetting } from "../case-events";
import { type Clock, clockOf as clockOfEvents } from "../clock";
import { COUNTRIES } from "../countries";
import { explainClock } from "../explain";
import type { Step } from "../explain-stops";
import { holidaysOf, regionsOf } from "../holidays";
import type { Case, RightProcess } from "./case";
import type { Right } from "./vocabulary";

/** One right's dates. A complaint has no period of Art. 12(3); under UK law its receipt is acknowledged by `acknowledgeBy`. */
export type RightClock = { right: Right; acknowledgeBy: string | null; clock: Clock | null; steps: Step[] };

const ACKNOWLEDGE_DAYS = 30;
/** First day of DPA 2018 s. 164A. */
const ACKNOWLEDGE_FROM = "2026-06-19";

/** The dates of every right of a case as they stand at `asOf`, each with its way from receipt, step by step, norm by norm. */
export function clockOf(current: Case, asOf: Date): RightClock[] {
  return current.rights.map((process) => {
    if (process.right === "complaint") return { right: process.right, acknowledgeBy: acknowledgeBy(current, process), clock: null, steps: [] };
    const clock = clockOfRight(current, process, asOf);
    return { right: process.right, acknowledgeBy: null, clock, steps: explainClock(clock, placeOf(current, process)) };
  });
}

/** The clock of one right, from nothing but the events of that right and the questions about identity. */
export function clockOfRight(current: Case, process: RightProcess, asOf: Date): Clock {
  const { regime, zone, country, region, pausePolicy } = current.receipt;
  // Only access has rules of its own (clarification): a complaint, never extended, is nobody's but counts like any other.
  const right: ClockSetting["right"] = process.right === "complaint" ? "objection" : process.right;
  return clockOfEvents({ regime, zone, right, policy: pausePolicy, holidayOn: holidaysOf(country, region), asOf: asOf.toISOString() }, clockEvents(current, process));
}

function clockEvents(current: Case, process: RightProcess): ClockEvent[] {
  const { clarification, fee, extendedAt, answers } = process;
  const asked = { reasoned: true, proven: true };
  // A right claimed later cannot have waited before it was there.
  const at = (date: Date) => (date < process.receivedAt ? process.receivedAt : date).toISOString();
  const events: ClockEvent[] = [];
  for (const ask of current.identity.asks) {
    events.push({ type: "identity_asked", at: at(ask.at), ...asked });
    const replied = ask.answeredAt ?? current.identity.settled?.at;
    if (replied) events.push({ type: "identity_answered", at: at(replied) });
  }
  if (clarification) events.push({ type: "clarification_asked", at: at(clarification.at), ...asked });
  if (clarification?.answeredAt) events.push({ type: "clarification_answered", at: at(clarification.answeredAt) });
  if (fee) events.push({ type: "fee_asked", at: at(fee.at), ...asked });
  if (fee?.settledAt) events.push({ type: "fee_answered", at: at(fee.settledAt) });
  if (extendedAt) events.push({ type: "extended", at: at(extendedAt), reasoned: true });
  for (const answer of answers) events.push({ type: answer.outcome === "refused" ? "refused" : "answered", at: at(answer.at) });
  // An end without an answer is told like a refusal: by the first month's end.
  if (current.endedAt && answers.length === 0) events.push({ type: "refused", at: at(current.endedAt) });
  return [{ type: "received", at: process.receivedAt.toISOString() }, ...events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))];
}

function placeOf({ receipt }: Case, process: RightProcess) {
  const country = COUNTRIES[receipt.country].name;
  const holidays = receipt.region === null ? `public holidays of all of ${country}` : `public holidays of ${country} with ${regionsOf(receipt.country)[receipt.region] ?? receipt.region}`;
  return { zone: receipt.zone, country, holidays, receivedAs: process.receivedAt.toISOString() };
}

function acknowledgeBy({ receipt }: Case, process: RightProcess): string | null {
  const received = localDay(process.receivedAt.toISOString(), receipt.zone).toString();
  return receipt.regime === "UK" && received >= ACKNOWLEDGE_FROM ? Temporal.PlainDate.from(received).add({ days: ACKNOWLEDGE_DAYS }).toString() : null;
}
