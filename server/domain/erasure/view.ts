import { BASIS_LABELS, type LegalBasis } from "./schema";

/** An erasure of one evidence as people see it. */
export type ErasureView = {
  id: string;
  state: "requested" | "approved" | "done";
  basis: LegalBasis;
  /** Null for a reader who may not erase: it may name a person. */
  reason: string | null;
  requestedBy: string;
  requestedById: string;
  requestedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  /** The sentence for pages and downloads, from approval on. */
  sentence: string | null;
};

/** An evidence as a request or a hold names it. */
export type NamedEvidence = { id: string; number: number; title: string };

type AskedErasure = { id: string; items: NamedEvidence[]; basis: LegalBasis; reason: string; requestedBy: string; requestedById: string; requestedAt: string };
/** `holds`: the reasons of the legal holds that stand in its way. */
export type WaitingErasure = AskedErasure & { holds: string[] };
/** `leaves`: how many entries of the ledger say so, and their places once they have one. `note`: why it was refused. */
export type DecidedErasure = AskedErasure & {
  state: "refused" | "approved" | "done"; decidedBy: string; decidedAt: string; doneAt: string | null; note: string | null; leaves: { count: number; first: number | null; last: number | null };
};
/** `item` is null for a hold on everything. */
export type LegalHoldView = { id: string; item: NamedEvidence | null; reason: string; by: string; at: string; ended: { by: string; at: string; reason: string | null } | null };

export type ErasureBoard = { waiting: WaitingErasure[]; decided: DecidedErasure[]; holds: LegalHoldView[] };

type Erased = { approvedAt: string; basis: LegalBasis; requestedBy: string; approvedBy: string };

/** What stands wherever the content stood. The date is the day of approval, in UTC. */
export function erasedSentence({ approvedAt, basis, requestedBy, approvedBy }: Erased): string {
  return `Content erased on ${approvedAt.slice(0, 10)}, basis ${BASIS_LABELS[basis]}, by ${requestedBy}, approved by ${approvedBy}.`;
}
