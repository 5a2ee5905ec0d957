import { Temporal } from "temporal-polyfill";

import type { DayCell, DayStrip } from "./extract";
import { text, type SourcedRecord } from "./record-words";

export const hasRun = (run: SourcedRecord): boolean => text(run, "status") === "success";

/** One strip a system and month, a cell a day of the zone: any failed run marks its day, a day without a run stays empty. */
export function dayStrips(systems: readonly { system: string; runs: readonly SourcedRecord[] }[], days: { from: string; to: string }, zone: string): DayStrip[] {
  const months = monthsOf(days);
  return systems.flatMap(({ system, runs }) => {
    const byDay = Map.groupBy(runs, (run) => dayIn(run.occurredAt ?? "", zone));
    return months.map((month) => ({ label: system, month: month.toString(), cells: cellsOf(month, days, byDay) }));
  });
}

/** Days of the period without a successful run. */
export function daysWithout(runs: readonly SourcedRecord[], days: { from: string; to: string }, zone: string): number {
  const covered = new Set(runs.filter(hasRun).map((run) => dayIn(run.occurredAt ?? "", zone)));
  const all = Temporal.PlainDate.from(days.from).until(days.to, { largestUnit: "days" }).days + 1;
  return all - [...covered].filter((day) => day >= days.from && day <= days.to).length;
}

function cellsOf(month: Temporal.PlainYearMonth, days: { from: string; to: string }, byDay: ReadonlyMap<string, SourcedRecord[]>): DayCell[] {
  return Array.from({ length: month.daysInMonth }, (_, index): DayCell => {
    const day = month.toPlainDate({ day: index + 1 }).toString();
    if (day < days.from || day > days.to) return "outside";
    const runs = byDay.get(day) ?? [];
    if (runs.length === 0) return "none";
    return runs.every(hasRun) ? "ran" : "failed";
  });
}

function monthsOf({ from, to }: { from: string; to: string }): Temporal.PlainYearMonth[] {
  const months: Temporal.PlainYearMonth[] = [];
  const last = Temporal.PlainDate.from(to).toPlainYearMonth();
  for (let month = Temporal.PlainDate.from(from).toPlainYearMonth(); Temporal.PlainYearMonth.compare(month, last) <= 0; month = month.add({ months: 1 })) months.push(month);
  return months;
}

const dayIn = (iso: string, zone: string): string => Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDate().toString();
