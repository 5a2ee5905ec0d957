import { kindLabel } from "@/server/domain/catalog/labels";
import type { EvidenceRow } from "@/server/domain/evidence/view";
import { isDay } from "@/server/domain/times/days";

/** Everything the evidence list can be asked for. Empty means any. Dates are plain days, inclusive. */
export type EvidenceFilters = {
  text: string;
  kinds: string[];
  sources: string[];
  review: EvidenceRow["reviewState"][];
  controls: string[];
  from: string | null;
  to: string | null;
  /** "late" and "questions": only what came late, only what still asks. */
  only: string[];
};

export const NO_EVIDENCE_FILTERS: EvidenceFilters = { text: "", kinds: [], sources: [], review: [], controls: [], from: null, to: null, only: [] };

export function hasEvidenceFilters({ text, kinds, sources, review, controls, from, to, only }: EvidenceFilters): boolean {
  return text.trim() !== "" || kinds.length + sources.length + review.length + controls.length + only.length > 0 || from !== null || to !== null;
}

const REVIEW_STATES = ["unreviewed", "accepted", "rejected"] as const;

/** The filters as an address holds them. What it does not know is left out, never guessed. */
export function evidenceFiltersFrom(query: URLSearchParams): EvidenceFilters {
  const list = (name: string) => [query.get(name)].flatMap((value) => (value ? [value.slice(0, 300)] : []));
  const day = (name: string) => (isDay(query.get(name) ?? "") ? query.get(name) : null);
  return {
    text: (query.get("q") ?? "").slice(0, 200), kinds: list("kind"), sources: list("source"), controls: list("control"), from: day("from"), to: day("to"),
    review: REVIEW_STATES.filter((state) => state === query.get("review")),
    only: ["late", "questions"].filter((name) => query.get(name) === "1"),
  };
}

/** Writes the filters into a copy of an address, back at its first page. */
export function withEvidenceFilters(query: URLSearchParams, filters: EvidenceFilters): URLSearchParams {
  const next = new URLSearchParams(query);
  const values: Record<string, string | null | undefined> = {
    q: filters.text.trim(), kind: filters.kinds[0], source: filters.sources[0], review: filters.review[0], control: filters.controls[0], from: filters.from, to: filters.to,
    late: filters.only.includes("late") ? "1" : null, questions: filters.only.includes("questions") ? "1" : null, cursor: null, page: null, open: null, tab: null,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

/** "Backup run × 31, Restore test": the kinds of one item, most frequent first. */
export function kindsInWords(kinds: EvidenceRow["kinds"]): string {
  return kinds.toSorted((a, b) => b.count - a.count).map(({ kind, count }) => (count > 1 ? `${kindLabel(kind)} × ${count}` : kindLabel(kind))).join(", ");
}
