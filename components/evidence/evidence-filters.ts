import type { EvidenceRow } from "@/server/domain/evidence/view";

/** Everything the evidence list can be asked for. Empty means any. Dates are plain days, inclusive. */
export type EvidenceFilters = {
  text: string;
  kinds: string[];
  sources: string[];
  review: EvidenceRow["reviewState"][];
  controls: string[];
  from: string | null;
  to: string | null;
};

export const NO_EVIDENCE_FILTERS: EvidenceFilters = { text: "", kinds: [], sources: [], review: [], controls: [], from: null, to: null };

export function hasEvidenceFilters({ text, kinds, sources, review, controls, from, to }: EvidenceFilters): boolean {
  return text.trim() !== "" || kinds.length + sources.length + review.length + controls.length > 0 || from !== null || to !== null;
}

/** "Backup run × 31, Restore test": the kinds of one item, most frequent first. */
export function kindsInWords(kinds: EvidenceRow["kinds"], wordsOf: (kind: string) => string): string {
  return kinds.toSorted((a, b) => b.count - a.count).map(({ kind, count }) => (count > 1 ? `${wordsOf(kind)} × ${count}` : wordsOf(kind))).join(", ");
}
