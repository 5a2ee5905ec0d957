/** How the evidence of a control stands in the window, best first. */
export const EVIDENCE_STATUSES = ["accepted", "waiting", "rejected", "missing"] as const;
export type EvidenceStatus = (typeof EVIDENCE_STATUSES)[number];
export type EvidenceTally = { accepted: number; rejected: number; waiting: number };

/** The worst wins: one rejected item outweighs any number of accepted ones, and none at all is worse still. */
export function evidenceStatus({ accepted, rejected, waiting }: EvidenceTally): EvidenceStatus {
  if (accepted + rejected + waiting === 0) return "missing";
  if (rejected > 0) return "rejected";
  return waiting > 0 ? "waiting" : "accepted";
}
