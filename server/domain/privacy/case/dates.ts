import { daysUntil, localDay } from "../calendar-days";
import type { RightDates } from "../view";
import type { Case } from "./case";
import { clockOf } from "./clock";
import { runningClock } from "./due";

/** Every right's dates as they stand now, each with its way from receipt. */
export function datesOf(current: Case, now: Date): RightDates[] {
  const today = localDay(now.toISOString(), current.receipt.zone).toString();
  const outcomes = new Map(current.rights.map(({ right, outcome }) => [right, outcome]));
  return clockOf(current, now).map((each) => {
    const { right, acknowledgeBy, clock, steps } = each;
    const isTakenBack = outcomes.get(right) === "withdrawn";
    return {
      right, isTakenBack, isSettled: (outcomes.get(right) ?? null) !== null, isRunning: runningClock(current, each) !== null, acknowledgeBy, steps, due: clock?.due.date ?? null, refusalDue: clock?.month.date ?? null, target: clock?.target ?? null, isExtended: clock?.isExtended ?? false,
      isOverdue: !isTakenBack && (clock?.overdue ?? false), daysLeft: clock ? daysUntil(today, clock.due.date) : null, withoutStops: clock?.withoutStops.due ?? null,
    };
  });
}
