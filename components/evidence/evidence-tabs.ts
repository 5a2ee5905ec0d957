export const EVIDENCE_TABS = ["preview", "facts", "provenance", "links", "proof"] as const;
export type EvidenceTab = (typeof EVIDENCE_TABS)[number];
