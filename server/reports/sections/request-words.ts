import type { RequestState } from "@/server/domain/audit-requests/moves";
import { RETURN_REASONS, type RequestGroup } from "@/server/domain/audit-requests/reasons";
import type { RequestPrint } from "@/server/domain/reports/audit-part";

import type { Composer } from "../composer";
import type { ReportSay, Sentence } from "../say";

export const REQUEST_STATE_WORD = { open: "Open", submitted: "Submitted", in_review: "In review", more_needed: "More needed", accepted: "Accepted", cancelled: "Cancelled" } as const satisfies Record<RequestState, Sentence>;

const GROUP_WORD = {
  organization: "organization##group", people: "people##group", policies: "policies##group", risk: "risk##group", access: "access##group", change: "change##group", operations: "operations##group", incidents: "incidents##group",
  vendors: "vendors##group", continuity: "continuity##group", privacy: "privacy##group", other: "other##group",
} as const satisfies Record<RequestGroup, Sentence>;
export const groupWord = (say: ReportSay, group: RequestGroup): string => say(GROUP_WORD[group]);

/** Nothing waits for anybody any more. */
export const isSettled = ({ state }: Pick<RequestPrint, "state">): boolean => state === "accepted" || state === "cancelled";

/** "R-4", with the auditor's own number where there is one. */
export const requestNumber = ({ number, reference }: RequestPrint): string[] => (reference === null ? [number] : [number, reference]);

export function dueWords(c: Composer, { dueOn, isLate }: RequestPrint): string {
  if (dueOn === null) return c.say("no day set");
  return isLate ? c.say("{day}, overdue", { day: c.clock.long(dueOn) }) : c.clock.long(dueOn);
}

const DECISION = { submitted: "not decided yet", accepted: "accepted", returned: "returned" } as const;

/** How an item was decided, and why where it came back. */
export function itemWords(say: ReportSay, { state, reason, text }: RequestPrint["items"][number]): string {
  const why = state === "returned" ? `: ${[reason === null ? null : say(RETURN_REASONS[reason]), text].filter((part) => part).join(". ")}` : "";
  return `${say(DECISION[state])}${why}`;
}
