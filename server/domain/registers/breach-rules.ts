import { Temporal } from "temporal-polyfill";

import { breachLimits } from "../privacy/breach";
import type { Gap } from "./define";

type Breach = {
  role: "controller" | "processor" | null; happenedFrom: string | null; happenedTo: string | null; awareAt: string | null; risk: "unlikely" | "risk" | "high" | null; toAuthority: "told" | "not_needed" | null; toldAt: string | null;
  delayReasons: string; persons: { decision: string | null; toldAt: string | null; reasons: string }; closed: boolean;
};

/** What cannot be true of a breach. */
export function breachFaults({ happenedFrom, happenedTo, awareAt, toAuthority, toldAt, risk, persons }: Breach): Gap[] {
  return [
    ...(happenedFrom && happenedTo && happenedTo < happenedFrom ? [{ field: "happenedTo", message: "It cannot end before it began." }] : []),
    ...(awareAt && happenedFrom && awareAt < happenedFrom ? [{ field: "awareAt", message: "Nobody is aware of it before it began." }] : []),
    ...(awareAt && toAuthority === "told" && toldAt && toldAt < awareAt ? [{ field: "toldAt", message: "The authority cannot be told before the organization was aware." }] : []),
    ...(toAuthority === "not_needed" && (risk === "risk" || risk === "high") ? [{ field: "toAuthority", message: "Where there is a risk the authority is to be told (Art. 33(1))." }] : []),
    ...(risk === "high" && persons.decision === "not_needed" ? [{ field: "persons.decision", message: "At a high risk the persons are to be told, or an exception of Art. 34(3) is to be named." }] : []),
  ];
}

/** What the law wants said about a breach beyond its facts: the decisions, and the reasons for a delay (Art. 33(1), (5), 34). */
export function breachGaps({ role, awareAt, toAuthority, toldAt, delayReasons, persons, risk }: Breach): Gap[] {
  return [
    ...(role !== "processor" && toAuthority === null ? [{ field: "toAuthority", message: "Say whether the authority was told, or why it need not be (Art. 33(1))." }] : []),
    ...(isLate({ awareAt, toAuthority, toldAt }) && delayReasons === "" ? [{ field: "delayReasons", message: "The authority was told after more than 72 hours: the reasons for the delay belong to it (Art. 33(1))." }] : []),
    ...(risk === "high" && persons.decision === null ? [{ field: "persons.decision", message: "At a high risk say whether the persons were told, or which exception holds (Art. 34)." }] : []),
    ...((persons.decision === "told" || persons.decision === "public") && !persons.toldAt ? [{ field: "persons.toldAt", message: "Say when the persons were told (Art. 34(1))." }] : []),
    ...(["protected", "averted", "public"].includes(persons.decision ?? "") && persons.reasons === "" ? [{ field: "persons.reasons", message: "Say why the exception holds (Art. 34(3))." }] : []),
  ];
}

function isLate({ awareAt, toAuthority, toldAt }: Pick<Breach, "awareAt" | "toAuthority" | "toldAt">): boolean {
  return toAuthority === "told" && awareAt !== null && toldAt !== null && toldAt > at(breachLimits(awareAt, "UTC").strict);
}

const at = (instant: string) => Temporal.Instant.from(instant).toString({ fractionalSecondDigits: 3 });

/** Where the 72 hours of a breach stand. `hours` are those left, or gone beyond the end, rounded towards the worse. */
export type BreachClock =
  | { state: "not_started" }
  | { state: "running" | "overdue"; strict: string; full: string; hours: number }
  /** Decided: told in time or late, with the hours it took; or not to be told; or a processor's, whose controllers count. */
  | { state: "told" | "told_late"; strict: string; full: string; hours: number }
  | { state: "not_needed" | "processor" };

/**
 * The clock of Art. 33(1): runs from awareness until the authority is told or it is decided, with a risk that is unlikely,
 * that it need not be. The strict end is the one to plan by. A processor has no 72 hours: it tells the controller at once (Art. 33(2)).
 */
export function breachClock({ role, awareAt, toAuthority, toldAt }: Pick<Breach, "role" | "awareAt" | "toAuthority" | "toldAt">, zone: string, now: Date): BreachClock {
  if (role === "processor") return { state: "processor" };
  if (toAuthority === "not_needed") return { state: "not_needed" };
  if (awareAt === null) return { state: "not_started" };
  const limits = breachLimits(awareAt, zone);
  const between = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000;
  if (toAuthority === "told" && toldAt) return { state: between(limits.strict, toldAt) > 0 ? "told_late" : "told", ...limits, hours: Math.ceil(between(awareAt, toldAt)) };
  const left = between(now.toISOString(), limits.strict);
  return left < 0 ? { state: "overdue", ...limits, hours: Math.ceil(-left) } : { state: "running", ...limits, hours: Math.floor(left) };
}
