import { isDay } from "@/server/domain/times/days";

/** What the address may ask for: so many months up to the day looked at, or days of one's own. */
export const WINDOW_MONTHS = { "3m": 3, "6m": 6, "12m": 12 } as const;
export type WindowKey = keyof typeof WINDOW_MONTHS | "custom";
export type HomeWindow = { key: WindowKey; from: string; to: string };

const MOST_YEARS = 3;

/** The window an address asks for, in plain calendar days; whatever it cannot mean is the last twelve months (shown as 52 whole weeks). */
export function windowOf(query: { window?: string; from?: string; to?: string }, today: string): HomeWindow {
  const { from, to = today, window } = query;
  if (from && isDay(from) && isDay(to) && from <= to && from <= today && from >= monthsBefore(to, 12 * MOST_YEARS)) return { key: "custom", from, to: to < today ? to : today };
  const key = window === "3m" || window === "6m" ? window : "12m";
  return { key, from: monthsBefore(today, WINDOW_MONTHS[key]), to: today };
}

/** The same day so many months earlier, or the last day of that month where it is shorter. */
export function monthsBefore(day: string, months: number): string {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The same address with another window; the default stands in no address. */
export function withWindow(query: URLSearchParams, chosen: { key: Exclude<WindowKey, "custom"> } | { from: string; to: string }): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of ["window", "from", "to"]) next.delete(name);
  if ("from" in chosen) {
    next.set("from", chosen.from);
    next.set("to", chosen.to);
  } else if (chosen.key !== "12m") next.set("window", chosen.key);
  return next;
}
