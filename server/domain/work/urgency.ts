import type { VerdictState } from "../controls/schema";
import type { WorkItem, WorkView } from "./view";

/** States that ask for something today, the most urgent first. */
export const URGENT: readonly VerdictState[] = ["fail", "stale", "manual_pending", "no_evidence"];

/**
 * Sorts what a person owns by what it asks of them: now what fails, went stale, waits for an answer or has no evidence,
 * in that order and the longest first; next what holds until a day, the soonest first; the rest asks for nothing.
 */
export function byUrgency(items: WorkItem[]): Pick<WorkView, "now" | "next" | "settled"> {
  const rank = (item: WorkItem) => URGENT.indexOf(item.state);
  const rest = items.filter((item) => rank(item) < 0);
  return {
    now: items.filter((item) => rank(item) >= 0).sort((a, b) => rank(a) - rank(b) || earlier(a.since, b.since) || earlier(a.key, b.key)),
    next: rest.filter((item) => item.until !== null && item.state !== "not_applicable").sort((a, b) => earlier(a.until, b.until) || earlier(a.key, b.key)),
    settled: rest.filter((item) => item.until === null || item.state === "not_applicable").sort((a, b) => earlier(a.key, b.key)),
  };
}

/** Null, which is never, comes last. */
function earlier(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
