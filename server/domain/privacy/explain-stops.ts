import type { Clock } from "./clock";
import { dayWords, days } from "./day-words";
import type { AskGround, RuleSet } from "./rule-sets";
import { pausedDays, type Stop, type StopRefusal } from "./stops";

/** Which sentence a step is, for whoever says it in another language. Open ones may have no date. */
export const OPEN_STEPS = ["waiting", "waiting_counts", "restart"] as const;
export const DATED_STEPS = ["received", "month", "further_months", "uncounted", "moved", "working_day", "notice", "extended", "not_extended", "delay", "answered", "refused"] as const;
export type OpenStep = (typeof OPEN_STEPS)[number];
export type DatedStep = (typeof DATED_STEPS)[number];
/** One step from receipt to date: what the law says, what that does here, and where it says so. */
export type Step = { kind: OpenStep | DatedStep; title: string; text: string; authorities: string[]; date: string | null };

const ASKED_FOR: Record<AskGround, string> = { identity: "to prove who they are", clarification: "what exactly the request is about", fee: "for the fee" };
const WHY_NOT: Record<StopRefusal, string> = {
  no_effect: "A fee does not stop the clock here.",
  policy_strict: "No article stops the clock for this; it runs on, which is the safe reading (strict).",
  not_this_right: "Clarification stops the clock of requests for access only.",
  not_reasoned: "It does not stop the clock: the case does not say why it was asked.",
  not_proven: "It does not stop the clock: the case cannot prove that it was sent.",
  too_late: "It was asked after the period had ended, and nothing revives a period that is over.",
};

/** One step for each time the person was asked for something. */
export function stopSteps({ rules, stops, start }: Clock): Step[] {
  return stops.map((stop) => ({
    kind: stop.counts === "none" ? "waiting_counts" : stop.effect === "restart" ? "restart" : "waiting",
    title: stop.counts === "none" ? "Waiting that counts all the same" : stop.effect === "restart" ? "The month begins anew" : "Waiting that does not count",
    text: [askText(stop), stop.because === null ? effectText(stop, rules, start) : WHY_NOT[stop.because], stop.slow ? "It was asked more than three days after receipt; asking must be prompt." : ""].filter(Boolean).join(" "),
    authorities: [...rules.cites[stop.ground]],
    date: stop.effect === "restart" && stop.counts !== "none" ? stop.to : null,
  }));
}

function askText({ ground, from, to }: Stop): string {
  return `Asked ${ASKED_FOR[ground]} on ${dayWords(from)}, ${to === null ? "not answered yet." : `${ground === "fee" ? "paid" : "answered"} on ${dayWords(to)}.`}`;
}

function effectText(stop: Stop, { regime }: RuleSet, start: string): string {
  if (stop.to === null) return "While this is open the date stands as if it had not been asked; it moves when the person answers.";
  if (stop.effect === "restart") return `The period begins with the latest of receipt, proof of identity and payment.`;
  const count = pausedDays([stop], start);
  const how = stop.effect === "inclusive" ? "The days from the question to the answer, both included, do not count" : "The days from the question to the answer do not count under the tenant's choice to suspend";
  const doubt = regime === "EU" ? " No article says so: guidance and decisions of authorities do." : "";
  return `${how}: ${days(count)}.${stop.counts === "extended" ? " The first month had ended before, so only the extended period moves." : ""}${doubt}`;
}
