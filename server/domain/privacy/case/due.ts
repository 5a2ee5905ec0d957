import type { Case } from "./case";
import { clockOf } from "./clock";

const OPEN: readonly Case["state"][] = ["received", "identity_pending", "open"];

/** The first days by which something of an open case is due: an answer, a refusal or extension (GDPR Art. 12(3), 12(4)). Null where nothing runs any more; a right that was taken back does not. */
export function dueOf(current: Case, now: Date): { dueOn: string | null; refusalDueOn: string | null } {
  if (!OPEN.includes(current.state)) return { dueOn: null, refusalDueOn: null };
  const takenBack = new Set(current.rights.flatMap(({ right, outcome }) => (outcome === "withdrawn" ? right : [])));
  const running = clockOf(current, now).flatMap(({ right, clock }) => (clock && !takenBack.has(right) && clock.answered === null && clock.refused === null ? clock : []));
  return { dueOn: earliest(running.map(({ due }) => due.date)), refusalDueOn: earliest(running.map(({ month }) => month.date)) };
}

const earliest = (days: string[]): string | null => days.toSorted()[0] ?? null;
