import type { Case } from "./case";
import { clockOf, type RightClock } from "./clock";
import { RUNNING } from "./rule";

/** The clock of a right that something is still due for; nothing where it was answered, refused or taken back, or where the case is over. */
export function runningClock({ state, rights }: Case, { right, clock }: RightClock) {
  const isTakenBack = rights.some((each) => each.right === right && each.outcome === "withdrawn");
  return RUNNING.includes(state) && clock && !isTakenBack && clock.answered === null && clock.refused === null ? clock : null;
}

/** The first days by which something of an open case is due: an answer, a refusal or extension (GDPR Art. 12(3), 12(4)). Null where nothing runs any more; a right that was taken back does not. */
export function dueOf(current: Case, now: Date): { dueOn: string | null; refusalDueOn: string | null } {
  if (!RUNNING.includes(current.state)) return { dueOn: null, refusalDueOn: null };
  const running = clockOf(current, now).flatMap((each) => runningClock(current, each) ?? []);
  return { dueOn: earliest(running.map(({ due }) => due.date)), refusalDueOn: earliest(running.map(({ month }) => month.date)) };
}

const earliest = (days: string[]): string | null => days.toSorted()[0] ?? null;
