import type { PhaseChange } from "./phases";

export type TimelineSpan = { from: number; to: number };
export type TimelineChart = { first: string; last: string; window: TimelineSpan; fieldwork: TimelineSpan | null; changes: (PhaseChange & { place: number })[]; today: number | null };
type Dates = { windowFrom: string; windowTo: string; fieldworkFrom: string | null; fieldworkTo: string | null; timeline: readonly PhaseChange[] };

const DAY_MS = 86_400_000;
const noon = (day: string) => Date.parse(`${day.slice(0, 10)}T12:00:00Z`);

/** Where window, fieldwork and phases lie on one line from the earliest to the latest of their days; places are from 0 to 1. Whole days, so zones do not matter to a picture. */
export function timelineChart({ windowFrom, windowTo, fieldworkFrom, fieldworkTo, timeline }: Dates, today: string): TimelineChart {
  const days = [windowFrom, windowTo, fieldworkFrom, fieldworkTo, ...timeline.map(({ at }) => at)].flatMap((day) => (day === null ? [] : noon(day)));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const length = last - first + DAY_MS;
  const start = (day: string) => (noon(day) - first) / length;
  const end = (day: string) => (noon(day) - first + DAY_MS) / length;
  const now = (noon(today) - first + DAY_MS / 2) / length;
  return {
    first: new Date(first).toISOString().slice(0, 10), last: new Date(last).toISOString().slice(0, 10), window: { from: start(windowFrom), to: end(windowTo) },
    fieldwork: fieldworkFrom !== null && fieldworkTo !== null ? { from: start(fieldworkFrom), to: end(fieldworkTo) } : null,
    changes: timeline.map((change) => ({ ...change, place: (noon(change.at) - first + DAY_MS / 2) / length })), today: now >= 0 && now <= 1 ? now : null,
  };
}

/** The same day of the next year; of 29 February the 28th. */
export function yearLater(day: string): string {
  const [year = "", month = "", of = ""] = day.split("-");
  const next = `${String(Number(year) + 1).padStart(4, "0")}-${month}-${of}`;
  return month === "02" && of === "29" ? `${String(Number(year) + 1).padStart(4, "0")}-02-28` : next;
}
