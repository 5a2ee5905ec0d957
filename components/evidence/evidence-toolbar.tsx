"use client";

import { Button } from "@/components/ui/button";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchInput } from "@/components/ui/search-input";
import { kindLabel } from "@/server/domain/catalog/labels";

import { DateRangeFilter } from "./date-range-filter";
import { type EvidenceFilters, hasEvidenceFilters, NO_EVIDENCE_FILTERS } from "./evidence-filters";
import { REVIEW_STATES } from "./review-state";

const REVIEW_WORDS = { unreviewed: "To review", accepted: "Accepted", rejected: "Returned" } as const;

const ONLY = [{ value: "late", label: "Received late" }, { value: "questions", label: "With open questions" }];

export type EvidenceFacets = { kinds: string[]; sources: string[]; controls: { key: string; title: string }[] };

type EvidenceToolbarProps = { filters: EvidenceFilters; facets: EvidenceFacets; onFiltersChange: (filters: EvidenceFilters) => void };

export function EvidenceToolbar({ filters, facets, onFiltersChange }: EvidenceToolbarProps) {
  const change = (part: Partial<EvidenceFilters>) => onFiltersChange({ ...filters, ...part });
  return (
    <div role="search" aria-label="Filter evidence" data-print="hide" className="mb-2 flex flex-wrap items-center gap-2">
      <SearchInput value={filters.text} onChange={(text) => change({ text })} delayMs={300} label="Filter evidence by number, title, file or system" className="w-full sm:w-56" />
      <FilterMenu label="Kind" single selected={filters.kinds} onChange={(kinds) => change({ kinds })} options={facets.kinds.map((kind) => ({ value: kind, label: kindLabel(kind) }))} />
      <FilterMenu label="Source" single selected={filters.sources} onChange={(sources) => change({ sources })} options={facets.sources.map((source) => ({ value: source, label: source }))} />
      <FilterMenu label="Review" single selected={filters.review} onChange={(review) => change({ review: REVIEW_STATES.filter((state) => review.includes(state)) })} options={REVIEW_STATES.map((state) => ({ value: state, label: REVIEW_WORDS[state] }))} />
      <FilterMenu label="Control" single selected={filters.controls} onChange={(controls) => change({ controls })} options={facets.controls.map(({ key, title }) => ({ value: key, label: `${key} ${title}` }))} />
      <FilterMenu label="Only" selected={filters.only} onChange={(only) => change({ only })} options={ONLY} />
      <DateRangeFilter label="Received" from={filters.from} to={filters.to} onChange={change} />
      {hasEvidenceFilters(filters) && <Button variant="ghost" onClick={() => onFiltersChange(NO_EVIDENCE_FILTERS)}>Clear filters</Button>}
    </div>
  );
}
