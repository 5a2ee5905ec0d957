import { daysUntil, localDay } from "../calendar-days";
import type { DrillFault, DrillNote, DrillState, MarkerSeen } from "./vocabulary";

/** How one system dealt with one task of the drill. Moments are ISO texts, days of the legal zone. */
export type DrillTask = { askedAt: string; doneAt: string | null; dueOn: string | null; method: string | null; records: number; problem: string | null };
/** What a drill knows of one system. A task is null before it was asked for, and where the system takes no part in the right. */
export type DrillFacts = {
  planted: boolean; takesAccess: boolean; takesErasure: boolean; marker: MarkerSeen | null;
  found: DrillTask | null; erased: DrillTask | null; gone: DrillTask | null;
};
export type StepVerdict = "waits" | "good" | "bad" | "not_asked";
export type DrillVerdict = { found: StepVerdict; inTime: StepVerdict; handedOver: StepVerdict; erased: StepVerdict; gone: StepVerdict; faults: DrillFault[]; notes: DrillNote[] };

const ORDER: readonly DrillState[] = ["planting", "finding", "erasing", "checking", "ended"];

/**
 * How a system fared so far. A step that the drill has left is over: what was not done by then was not done. Where the
 * drill has ended, nothing waits any more.
 */
export function judgeSystem(facts: DrillFacts, state: DrillState, zone: string): DrillVerdict {
  const notes: DrillNote[] = [...(facts.takesAccess ? [] : ["takes_no_access" as const]), ...(facts.takesErasure ? [] : ["takes_no_erasure" as const])];
  if (!facts.planted) return { found: "not_asked", inTime: "not_asked", handedOver: "not_asked", erased: "not_asked", gone: "not_asked", faults: isOver(state, "planting") ? ["not_planted"] : [], notes };
  const steps = [foundIn(facts, state), inTime(facts, zone), handedOver(facts, state), erasedIn(facts, state), goneFrom(facts, state)] as const;
  const [found, time, handed, erased, gone] = steps.map(([verdict]) => verdict) as [StepVerdict, StepVerdict, StepVerdict, StepVerdict, StepVerdict];
  return { found, inTime: time, handedOver: handed, erased, gone, faults: [...new Set(steps.flatMap(([, fault]) => fault ?? []))], notes };
}

/** Whether every system did all that was asked of it. Where nothing was planted, nothing was shown. */
export function drillPassed(verdicts: readonly DrillVerdict[], planted: number): boolean {
  return planted > 0 && verdicts.every(({ faults }) => faults.length === 0);
}

type Step = readonly [StepVerdict, DrillFault?];
const isOver = (state: DrillState, step: DrillState): boolean => ORDER.indexOf(state) > ORDER.indexOf(step);
const isFound = (task: DrillTask | null): boolean => task !== null && task.doneAt !== null && task.records > 0;

function foundIn({ takesAccess, found }: DrillFacts, state: DrillState): Step {
  if (!takesAccess) return ["not_asked"];
  if (!found?.doneAt) return isOver(state, "finding") ? ["bad", "not_answered"] : [found ? "waits" : "not_asked"];
  return isFound(found) ? ["good"] : ["bad", "not_found"];
}

/** Every answer by the last day of the law; one that never came is not late but missing. */
function inTime({ found, erased, gone }: DrillFacts, zone: string): Step {
  const answers = [found, erased, gone].filter((task): task is DrillTask => task !== null && task.doneAt !== null);
  if (answers.length === 0) return ["not_asked"];
  const isLate = answers.some(({ doneAt, dueOn }) => dueOn !== null && doneAt !== null && localDay(doneAt, zone).toString() > dueOn);
  return isLate ? ["bad", "late"] : ["good"];
}

function handedOver({ takesAccess, found, marker }: DrillFacts, state: DrillState): Step {
  if (!takesAccess || !isFound(found)) return ["not_asked"];
  if (marker === "seen") return ["good"];
  if (marker === "missing") return ["bad", "marker_missing"];
  if (marker === "unread") return ["bad", "marker_unread"];
  return isOver(state, "finding") ? ["bad", "nothing_handed_over"] : ["waits"];
}

function erasedIn({ takesErasure, found, erased }: DrillFacts, state: DrillState): Step {
  if (!takesErasure) return ["not_asked"];
  if (!erased?.doneAt) return isOver(state, "erasing") ? ["bad", "not_erased"] : [erased ? "waits" : "not_asked"];
  return erased.records === 0 && (found === null || isFound(found)) ? ["bad", "nothing_erased"] : ["good"];
}

function goneFrom({ takesAccess, gone }: DrillFacts, state: DrillState): Step {
  if (!takesAccess) return ["not_asked"];
  if (!gone?.doneAt) return state === "ended" ? ["bad", "not_checked"] : [gone ? "waits" : "not_asked"];
  return gone.records === 0 ? ["good"] : ["bad", "still_found"];
}

/** Whole days from being asked to the answer, or to `asOf` while there is none. */
export function daysTaken({ askedAt, doneAt }: DrillTask, zone: string, asOf: string): number {
  return daysUntil(localDay(askedAt, zone).toString(), localDay(doneAt ?? asOf, zone).toString());
}
