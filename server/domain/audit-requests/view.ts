import type { AuditSide, ItemState, RequestMove, RequestState } from "./moves";
import type { RequestGroup, ReturnReason } from "./reasons";

/** A request as lists show it. Days are days of the organization's zone, times ISO 8601 UTC. */
export type RequestLine = {
  id: string; engagementId: string; number: string; reference: string | null; title: string; group: RequestGroup; state: RequestState; stateSince: string; createdAt: string;
  dueOn: string | null; isLate: boolean; ageDays: number; owner: { id: string; name: string } | null; controls: string[]; criteria: string[]; items: number; comments: number;
};
export type RequestItem = {
  id: string; evidenceId: string; number: number; title: string; state: ItemState; reason: ReturnReason | null; text: string | null; attachedBy: string; attachedAt: string; decidedBy: string | null; decidedAt: string | null;
};
export const EVENT_KINDS = ["created", "changed", "commented", "submitted", "taken_back", "reviewed", "returned", "accepted", "cancelled", "reopened", "item_accepted", "item_returned"] as const;
export type RequestEventKind = (typeof EVENT_KINDS)[number];
export type RequestEvent = { id: string; at: string; side: AuditSide; who: string; kind: RequestEventKind; reason: ReturnReason | null; text: string | null; item: string | null };

export type RequestDetail = Omit<RequestLine, "items" | "comments"> & {
  body: string; wants: "single" | "population"; periodFrom: string | null; periodTo: string | null; engagement: string; isOver: boolean;
  items: RequestItem[]; events: RequestEvent[]; /** What whoever reads can do now. */ moves: RequestMove[];
};
export type RequestList = { requests: RequestLine[]; asOf: string; today: string };
