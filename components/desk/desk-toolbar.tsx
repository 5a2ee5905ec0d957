"use client";

import { StateGlyph } from "@/components/states/state-glyph";
import { isVerdictState, STATE_ORDER, STATE_WORDS } from "@/components/states/state-words";
import { Button } from "@/components/ui/button";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchInput } from "@/components/ui/search-input";

import { DESK_SORTS, type DeskFilters, type DeskRow, type DeskSort, hasDeskFilters } from "./desk-rows";
import { WORK_WORDS } from "./desk-words";

const SORT_WORDS: Record<DeskSort, string> = { reference: "Your number", key: "Key", state: "State, worst first", work: "My status" };
type DeskToolbarProps = { rows: DeskRow[]; filters: DeskFilters; onFiltersChange: (filters: DeskFilters) => void };

export function DeskToolbar({ rows, filters, onFiltersChange }: DeskToolbarProps) {
  const change = (part: Partial<DeskFilters>) => onFiltersChange({ ...filters, ...part });
  const options = (values: string[]) => [...new Set(values)].toSorted(new Intl.Collator("en", { numeric: true }).compare).map((value) => ({ value, label: value }));
  return (
    <div role="search" aria-label="Filter controls" data-print="hide" className="mb-2 flex flex-wrap items-center gap-2">
      <SearchInput value={filters.text} onChange={(text) => change({ text })} label="Filter controls by number, key, title or criterion" className="w-full sm:w-56" />
      <FilterMenu label="My status" selected={filters.work} onChange={(work) => change({ work })} options={Object.entries(WORK_WORDS).map(([value, label]) => ({ value, label }))} />
      <FilterMenu label="State" selected={filters.states} onChange={(states) => change({ states: states.filter(isVerdictState) })} options={STATE_ORDER.map((state) => ({ value: state, label: STATE_WORDS[state].word, glyph: <StateGlyph state={state} /> }))} />
      <FilterMenu label="Category" selected={filters.categories} onChange={(categories) => change({ categories })} options={options(rows.map(({ category }) => category))} />
      <FilterMenu label="Criterion" selected={filters.criteria} onChange={(criteria) => change({ criteria })} options={options(rows.flatMap(({ requirements }) => requirements.map(({ id }) => id)))} />
      <FilterMenu label="Sort" single selected={filters.sort === "reference" ? [] : [filters.sort]} onChange={([sort]) => change({ sort: DESK_SORTS.find((known) => known === sort) ?? "reference" })} options={DESK_SORTS.map((value) => ({ value, label: SORT_WORDS[value] }))} />
      {hasDeskFilters(filters) && <Button variant="ghost" onClick={() => onFiltersChange({ text: "", states: [], categories: [], criteria: [], work: [], sort: filters.sort })}>Clear filters</Button>}
    </div>
  );
}
