import type { ItemState, RequestState } from "./moves";
import type { RequestEventKind } from "./view";

type Said = { kind: RequestEventKind; at: Date };
type Item = { state: ItemState; attachedAt: Date; decidedAt: Date | null };
export type HandedOver = Exclude<ItemState, "attached" | "removed">;

/** Where an event of a thread leads from where the request stood; undefined where it moves nothing. */
function stateBy(kind: RequestEventKind, from: RequestState): RequestState | undefined {
  if (kind === "submitted") return "submitted";
  if (kind === "taken_back") return "open";
  if (kind === "reviewed") return "in_review";
  if (kind === "returned") return "more_needed";
  if (kind === "accepted" || kind === "cancelled") return kind;
  if (kind === "reopened") return from === "accepted" ? "more_needed" : "open";
  // The first decision on an item takes a submitted request into review.
  return (kind === "item_accepted" || kind === "item_returned") && from === "submitted" ? "in_review" : undefined;
}

/** How a request stood at a moment, and since when, from its thread, oldest first. */
export function requestAsOf(createdAt: Date, thread: readonly Said[], moment: Date): { state: RequestState; since: Date } {
  return upTo(thread, moment).reduce<{ state: RequestState; since: Date }>((stood, { kind, at }) => {
    const state = stateBy(kind, stood.state);
    return state === undefined ? stood : { state, since: at };
  }, { state: "open", since: createdAt });
}

/**
 * How an item stood that the auditor has today, at an earlier moment; null where it had not been handed over by then. What the organization took
 * back since is its own again and stands nowhere.
 */
export function itemAsOf({ state, attachedAt, decidedAt }: Item, thread: readonly Said[], moment: Date): HandedOver | null {
  if (state === "attached" || state === "removed") return null;
  if (state !== "submitted" && decidedAt !== null && decidedAt <= moment) return state;
  const last = upTo(thread, moment).findLast(({ kind, at }) => at > attachedAt && (kind === "submitted" || kind === "taken_back"));
  return last?.kind === "submitted" ? "submitted" : null;
}

const upTo = (thread: readonly Said[], moment: Date) => thread.filter(({ at }) => at <= moment);
