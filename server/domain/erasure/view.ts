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

type Erased = { approvedAt: string; basis: LegalBasis; requestedBy: string; approvedBy: string };

/** What stands wherever the content stood. The date is the day of approval, in UTC. */
export function erasedSentence({ approvedAt, basis, requestedBy, approvedBy }: Erased): string {
  return `Content erased on ${approvedAt.slice(0, 10)}, basis ${BASIS_LABELS[basis]}, by ${requestedBy}, approved by ${approvedBy}.`;
}
