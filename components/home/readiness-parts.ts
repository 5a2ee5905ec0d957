import type { VerdictState } from "@/server/domain/controls/schema";
import type { FrameworkReadiness } from "@/server/domain/home/view";

// From proven to unknown, so that the filled part of the bar reads like progress.
const BAR_ORDER: readonly VerdictState[] = [
  "pass", "not_occurring", "exception", "fail", "stale", "manual_pending", "no_evidence", "not_applicable",
];

/** The segments of one framework's bar. They always add up to its total: requirements without a state count as no evidence. */
export function readinessParts({ byState, total }: Pick<FrameworkReadiness, "byState" | "total">): { state: VerdictState; count: number }[] {
  const counted = BAR_ORDER.reduce((sum, state) => sum + (byState[state] ?? 0), 0);
  const unknown = Math.max(0, total - counted);
  return BAR_ORDER.map((state) => ({ state, count: (byState[state] ?? 0) + (state === "no_evidence" ? unknown : 0) })).filter(({ count }) => count > 0);
}
