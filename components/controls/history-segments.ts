import type { VerdictState } from "@/server/domain/controls/schema";
import type { ControlDetail } from "@/server/domain/controls/view";

export type HistorySegment = { state: VerdictState | null; from: string; to: string; share: number };

/** History cut to a window, as shares of it that add up to one. Days before anything is known have no state. */
export function historySegments(history: ControlDetail["history"], from: string, to: string): HistorySegment[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (!(end > start)) return [];
  const segments: HistorySegment[] = [];
  let cursor = start;
  const push = (state: VerdictState | null, until: number) => {
    if (until <= cursor) return;
    segments.push({ state, from: new Date(cursor).toISOString(), to: new Date(until).toISOString(), share: (until - cursor) / (end - start) });
    cursor = until;
  };
  for (const span of history.toSorted((a, b) => a.from.localeCompare(b.from))) {
    push(null, Math.min(end, Date.parse(span.from)));
    push(span.state, Math.min(end, span.to ? Date.parse(span.to) : end));
  }
  push(null, end);
  return segments;
}
