import type { AnchorKind, AnchorState } from "./schema";

/** One outside anchor as pages and the API show it. */
export type AnchorRow = {
  id: string;
  /** Whose checkpoint it is of: the organization's own, or the anchor log's, which holds the organization's head. */
  log: "tenant" | "anchor";
  kind: AnchorKind;
  target: string;
  state: AnchorState;
  /** Size of that log. */
  size: number;
  /** How many entries of the organization's log it covers; null while none of its heads is in it. */
  covers: number | null;
  createdAt: string;
  /** What the target states, or for copies and mails when it had them. */
  anchoredAt: string | null;
  attempts: number;
  nextTryAt: string | null;
  error: string | null;
};

export type AnchorList = { rows: AnchorRow[]; nextBefore: string | null };

/** The earliest thing outside this server that covers an entry. */
export type EarliestAnchor = {
  id: string; log: "tenant" | "anchor"; kind: AnchorKind; target: string; size: number; at: string;
  /** `target`: a time that the target vouches for; `server`: our own clock. */
  timeFrom: "target" | "server";
};

/** How far an entry is on its way: recorded → sequenced → anchored. */
export type EntryAnchorState = {
  state: "recorded" | "sequenced" | "anchored";
  index: number | null;
  /** First head that holds the entry and was given to the anchor log, and its leaf there once it has a place. */
  published: { size: number; at: string; anchorIndex: number | null } | null;
  anchor: EarliestAnchor | null;
};
