import { Temporal } from "temporal-polyfill";

import { daysUntil } from "./calendar-days";
import type { CaseEvent, ClockSetting } from "./case-events";
import type { AskGround, RuleSet } from "./rule-sets";

/** Why asking the person for something did not touch the clock. */
export type StopRefusal = "no_effect" | "policy_strict" | "not_this_right" | "not_reasoned" | "not_proven" | "too_late";

/** Time spent waiting for the person. `counts` says for which periods: after the first month has ended only the extended one can still move. */
export type Stop = {
  ask: string | null; ground: AskGround; from: string; to: string | null;
  effect: "restart" | "inclusive" | "exclusive";
  counts: "both" | "extended" | "none"; because: StopRefusal | null;
  /** Asked more than three days after receipt. */
  slow: boolean;
};

const PROMPT_DAYS = 3;
type Ask = Extract<CaseEvent, { type: `${AskGround}_asked` }>;
type Known = { rules: RuleSet; setting: ClockSetting; receipt: string; month: string; extended: string | null };

/**
 * What one question does to the clock, judged on the day it is asked (`from`) with the limits as they then stand. It
 * counts only with a reason and proof of sending on file, and only before the period has ended: nothing revives one.
 */
export function stopOf(ask: Ask, from: string, { rules, setting, receipt, month, extended }: Known): Stop {
  const ground = groundOf(ask.type);
  const effect = rules.effects[ground];
  // A month that begins anew must not have ended: an extended one only waits.
  const last = effect === "restart" ? month : (extended ?? month);
  const because = refusalOf(ask, ground, rules, setting) ?? (from > last ? "too_late" : null);
  return {
    ask: ask.ask ?? null, ground, from, to: null, effect: effect === "restart" || effect === "inclusive" ? effect : "exclusive",
    counts: because !== null ? "none" : from > month ? "extended" : "both", because, slow: daysUntil(receipt, from) > PROMPT_DAYS,
  };
}

/** "identity" of "identity_asked" and "identity_answered". */
export function groundOf(type: `${AskGround}_${"asked" | "answered"}`): AskGround {
  return type.startsWith("identity") ? "identity" : type.startsWith("fee") ? "fee" : "clarification";
}

/** The days that do not count from a start on: each day once, however many questions were open. Both ways of counting are of whole days. */
export function pausedDays(stops: readonly Stop[], start: string): number {
  const spans = stops.filter((stop) => stop.to !== null && stop.effect !== "restart").map((stop) => ({
    from: stop.from,
    to: Temporal.PlainDate.from(stop.to ?? stop.from).add({ days: stop.effect === "inclusive" ? 1 : 0 }).toString(),
  })).sort((a, b) => (a.from < b.from ? -1 : 1));
  let [days, reached] = [0, start];
  for (const { from, to } of spans) {
    const begin = from > reached ? from : reached;
    if (to <= begin) continue;
    days += daysUntil(begin, to);
    reached = to;
  }
  return days;
}

function refusalOf(ask: Ask, ground: AskGround, { effects }: RuleSet, { right, policy }: ClockSetting): StopRefusal | null {
  if (effects[ground] === "none") return "no_effect";
  // Recital 63 speaks of access alone, and so do Art. 12A UK GDPR and its twin, DPA 2018 s. 54(3C).
  if (ground === "clarification" && right !== "access") return "not_this_right";
  if (effects[ground] === "policy" && policy === "strict") return "policy_strict";
  return !ask.reasoned ? "not_reasoned" : !ask.proven ? "not_proven" : null;
}
