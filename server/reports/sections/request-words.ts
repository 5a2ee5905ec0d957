import type { RequestState } from "@/server/domain/audit-requests/moves";
import { RETURN_REASONS } from "@/server/domain/audit-requests/reasons";
import type { RequestPrint } from "@/server/domain/reports/audit-part";

import type { Composer } from "../composer";

export const REQUEST_STATE_WORD: Record<RequestState, string> = { open: "Open", submitted: "Submitted", in_review: "In review", more_needed: "More needed", accepted: "Accepted", cancelled: "Cancelled" };

/** Nothing waits for anybody any more. */
export const isSettled = ({ state }: Pick<RequestPrint, "state">): boolean => state === "accepted" || state === "cancelled";

/** "R-4", with the auditor's own number where there is one. */
export const requestNumber = ({ number, reference }: RequestPrint): string[] => (reference === null ? [number] : [number, reference]);

export function dueWords(c: Composer, { dueOn, isLate }: RequestPrint): string {
  if (dueOn === null) return "no day set";
  return isLate ? `${c.clock.long(dueOn)}, overdue` : c.clock.long(dueOn);
}

const DECISION = { submitted: "not decided yet", accepted: "accepted", returned: "returned" } as const;

/** How an item was decided, and why where it came back. */
export function itemWords({ state, reason, text }: RequestPrint["items"][number]): string {
  const why = state === "returned" ? `: ${[reason === null ? null : RETURN_REASONS[reason], text].filter((part) => part).join(". ")}` : "";
  return `${DECISION[state]}${why}`;
}
