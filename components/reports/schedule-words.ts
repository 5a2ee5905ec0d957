import type { Rhythm, ScheduleWindow } from "@/server/domain/reports/schedule";

export const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
export const WINDOWS: { value: ScheduleWindow; label: string }[] = [{ value: "previous_month", label: "The month before" }, { value: "previous_quarter", label: "The quarter before" }, { value: "previous_12_months", label: "The twelve months before" }];
export const EVERY = [{ value: "month", label: "Every month" }, { value: "quarter", label: "Every quarter" }, { value: "year", label: "Every year" }];

/** A rhythm as a sentence without its end. */
export function rhythmWords({ every, day, month = 1 }: Rhythm): string {
  const on = day >= 29 ? `day ${day}, or the last` : `day ${day}`;
  if (every === "month") return `Every month on ${on}`;
  return every === "quarter" ? `Every quarter on ${on} of its first month` : `Every year on ${on} of ${MONTHS[month - 1] ?? ""}`;
}

export const windowWords = (window: ScheduleWindow): string => (WINDOWS.find(({ value }) => value === window)?.label ?? "").toLowerCase();
