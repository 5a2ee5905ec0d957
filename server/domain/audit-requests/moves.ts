/** Where a request stands. `more_needed`: it was returned, and waits for the organization again. */
export const REQUEST_STATES = ["open", "submitted", "in_review", "more_needed", "accepted", "cancelled"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_MOVES = ["submit", "take_back", "review", "return", "accept", "cancel", "reopen"] as const;
export type RequestMove = (typeof REQUEST_MOVES)[number];
export type AuditSide = "auditor" | "organization";

type Transition = { move: RequestMove; by: AuditSide; from: RequestState; to: RequestState };

/** Who may move what from where: all there is. */
export const TRANSITIONS: readonly Transition[] = [
  { move: "submit", by: "organization", from: "open", to: "submitted" },
  { move: "submit", by: "organization", from: "more_needed", to: "submitted" },
  { move: "take_back", by: "organization", from: "submitted", to: "open" },
  { move: "review", by: "auditor", from: "submitted", to: "in_review" },
  { move: "accept", by: "auditor", from: "submitted", to: "accepted" },
  { move: "accept", by: "auditor", from: "in_review", to: "accepted" },
  { move: "return", by: "auditor", from: "submitted", to: "more_needed" },
  { move: "return", by: "auditor", from: "in_review", to: "more_needed" },
  { move: "cancel", by: "auditor", from: "open", to: "cancelled" },
  { move: "cancel", by: "auditor", from: "submitted", to: "cancelled" },
  { move: "cancel", by: "auditor", from: "in_review", to: "cancelled" },
  { move: "cancel", by: "auditor", from: "more_needed", to: "cancelled" },
  { move: "reopen", by: "auditor", from: "accepted", to: "more_needed" },
  { move: "reopen", by: "auditor", from: "cancelled", to: "open" },
];

/** The state a move leads to, or undefined where this side may not make it from here. */
export function stateAfter(move: RequestMove, by: AuditSide, from: RequestState): RequestState | undefined {
  return TRANSITIONS.find((each) => each.move === move && each.by === by && each.from === from)?.to;
}

/** Moves this side can make now, in the order of the table. */
export function movesOf(by: AuditSide, from: RequestState): RequestMove[] {
  return TRANSITIONS.filter((each) => each.by === by && each.from === from).map(({ move }) => move);
}

/** Whose turn it is; null where nobody's. */
export function turnOf(state: RequestState): AuditSide | null {
  if (state === "accepted" || state === "cancelled") return null;
  return state === "open" || state === "more_needed" ? "organization" : "auditor";
}

/** Evidence can be attached and taken off while the organization has the turn. */
export const takesEvidence = (state: RequestState): boolean => turnOf(state) === "organization";
/** Items are decided on while the auditor has the turn. */
export const isDecidable = (state: RequestState): boolean => turnOf(state) === "auditor";

/** `attached` is not shown to the auditor yet: submitting the request hands it over. */
export const ITEM_STATES = ["attached", "submitted", "accepted", "returned", "removed"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Moves that need words: the other side has to know why. */
export const NEEDS_TEXT: ReadonlySet<RequestMove> = new Set(["return", "cancel", "reopen"]);
