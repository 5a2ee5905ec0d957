import { daysUntil, localDay } from "../calendar-days";
import type { Case, RightProcess } from "../case/case";
import { clockOf, type RightClock } from "../case/clock";
import type { RequestState, Right } from "../case/vocabulary";

/** How a right ended: answered, taken back, or closed without an answer. */
export const OUTCOMES = ["full", "partial", "no_data", "refused", "withdrawn", "lapsed", "not_identifiable", "forwarded"] as const;
export type RightOutcome = (typeof OUTCOMES)[number];

export type RightProgress = {
  right: Right; receivedOn: string; dueOn: string | null; isExtended: boolean; /** Calendar days from receipt to the notice of an extension that counts. */ extendedAfterDays: number | null;
  outcome: RightOutcome | null; endedOn: string | null; openDays: number | null;
  /** Days after the last day in time; 0 in time; null where nothing was due or nothing ended. */ daysLate: number | null;
  grounds: string[];
};

const UNANSWERED_ENDS: Partial<Record<RequestState, RightOutcome>> = { unverified_lapsed: "lapsed", not_identifiable: "not_identifiable", forwarded_not_controller: "forwarded" };

/** How every right of a case fares. Of several answers the first is the one that had to be in time. */
export function progressOf(current: Case, now: Date): RightProgress[] {
  const clocks = new Map(clockOf(current, now).map((clock) => [clock.right, clock]));
  return current.rights.map((process) => progressOfRight(current, process, clocks.get(process.right), now));
}

function progressOfRight(current: Case, process: RightProcess, dates: RightClock | undefined, now: Date): RightProgress {
  const { zone } = current.receipt;
  const dayOf = (moment: Date) => localDay(moment.toISOString(), zone).toString();
  const receivedOn = dayOf(process.receivedAt);
  const clock = dates?.clock ?? null;
  const outcome = outcomeOf(current, process);
  const ended = outcome === null ? null : (process.answers[0]?.at ?? process.withdrawnAt ?? current.endedAt ?? now);
  const endedOn = ended && dayOf(ended);
  const limit = outcome === "full" || outcome === "partial" || outcome === "no_data" ? clock?.due.date : clock?.month.date;
  const isTimed = outcome !== null && outcome !== "withdrawn" && outcome !== "forwarded";
  return {
    right: process.right, receivedOn, dueOn: clock?.due.date ?? null, isExtended: clock?.isExtended ?? false,
    extendedAfterDays: clock?.isExtended && process.extendedAt ? daysUntil(receivedOn, dayOf(process.extendedAt)) : null,
    outcome, endedOn, openDays: endedOn === null ? null : daysUntil(receivedOn, endedOn),
    daysLate: isTimed && endedOn !== null && limit !== undefined ? Math.max(0, daysUntil(limit, endedOn)) : null,
    grounds: groundsOf(process, outcome),
  };
}

function outcomeOf({ state }: Case, { outcome, answers }: RightProcess): RightOutcome | null {
  // Taken up again: what was answered stays answered in the numbers, and its new answer has no limit of Art. 12(3) of its own.
  return outcome ?? answers.at(-1)?.outcome ?? UNANSWERED_ENDS[state] ?? null;
}

function groundsOf({ answers, exceptions }: RightProcess, outcome: RightOutcome | null): string[] {
  if (outcome !== "refused" && outcome !== "partial") return [];
  const kept = outcome === "partial" ? exceptions.map(({ ground }) => ground) : [];
  return [...new Set([...(answers.at(-1)?.grounds ?? []), ...kept])].toSorted();
}
