import { Temporal } from "temporal-polyfill";

import { localDay, workingDayBefore } from "../calendar-days";
import type { Case, RightProcess } from "../case/case";
import { clockOf, type RightClock } from "../case/clock";
import { RUNNING } from "../case/rule";
import type { Right } from "../case/vocabulary";
import { holidaysOf } from "../holidays";

/** What the organization's people are reminded of. `target` is its own day 20 ("without undue delay" comes before every limit); the others look at the last day. */
export const NUDGE_KINDS = ["acknowledge", "target", "week_left", "day_left", "overdue"] as const;
export type NudgeKind = (typeof NUDGE_KINDS)[number];
export type Nudge = { kind: NudgeKind; dueOn: string; rights: Right[] };

const WEEK = 7;

/**
 * What is to be said today of a case, the most urgent thing of each date only: after a week without a worker nobody gets
 * yesterday's reminders too. Who remembers by kind and date what was said says everything once, and anew when a date moves.
 */
export function nudgesOf(current: Case, now: Date): Nudge[] {
  if (!RUNNING.includes(current.state)) return [];
  const today = localDay(now.toISOString(), current.receipt.zone).toString();
  const found = clockOf(current, now).flatMap((clock) => nudgeOf(current, clock, today) ?? []);
  const grouped = Map.groupBy(found, ({ kind, dueOn }) => `${kind} ${dueOn}`);
  return [...grouped.values()].flatMap((same) => (same[0] ? [{ ...same[0], rights: same.flatMap(({ rights }) => rights) }] : []));
}

function nudgeOf(current: Case, dates: RightClock, today: string): Nudge | null {
  const process = current.rights.find(({ right }) => right === dates.right);
  if (!process || process.outcome !== null || process.answers.length > 0) return null;
  if (dates.clock === null) return acknowledgement(current, process, dates.acknowledgeBy, today);
  const { due: { date: due }, target } = dates.clock;
  const kind = kindOn(today, due, target, current);
  return kind && { kind, dueOn: kind === "target" ? target : due, rights: [dates.right] };
}

function kindOn(today: string, due: string, target: string, { receipt: { country, region } }: Case): NudgeKind | null {
  const before = (days: number) => Temporal.PlainDate.from(due).subtract({ days });
  if (today > due) return "overdue";
  // The day before, or the last working day before that: nobody reads it on a Sunday.
  if (today >= workingDayBefore(before(1), holidaysOf(country, region)).toString()) return "day_left";
  if (today >= before(WEEK).toString()) return "week_left";
  return today >= target ? "target" : null;
}

/** DPA 2018 s. 164A: a complaint is acknowledged within 30 days. The letter of receipt does it; one that came in later needs its own. */
function acknowledgement({ acknowledgedAt }: Case, { right, receivedAt }: RightProcess, dueOn: string | null, today: string): Nudge | null {
  if (dueOn === null || (acknowledgedAt !== null && acknowledgedAt >= receivedAt)) return null;
  return today >= Temporal.PlainDate.from(dueOn).subtract({ days: WEEK }).toString() ? { kind: "acknowledge", dueOn, rights: [right] } : null;
}
