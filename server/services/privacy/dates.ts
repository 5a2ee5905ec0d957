import type { Case } from "@/server/domain/privacy/case/case";
import { clockOf } from "@/server/domain/privacy/case/clock";
import { daysUntil, localDay } from "@/server/domain/privacy/calendar-days";
import type { RightDates } from "@/server/domain/privacy/view";

/** Every right's dates as they stand now, each with its way from receipt. */
export function datesOf(current: Case, now: Date): RightDates[] {
  const today = localDay(now.toISOString(), current.receipt.zone).toString();
  const takenBack = new Set(current.rights.flatMap(({ right, outcome }) => (outcome === "withdrawn" ? right : [])));
  return clockOf(current, now).map(({ right, acknowledgeBy, clock, steps }) => ({
    right, isTakenBack: takenBack.has(right), acknowledgeBy, steps, due: clock?.due.date ?? null, refusalDue: clock?.month.date ?? null, target: clock?.target ?? null, isExtended: clock?.isExtended ?? false,
    isOverdue: !takenBack.has(right) && (clock?.overdue ?? false), daysLeft: clock ? daysUntil(today, clock.due.date) : null, withoutStops: clock?.withoutStops.due ?? null,
  }));
}
