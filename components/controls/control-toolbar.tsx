"use client";

import { StateGlyph } from "@/components/states/state-glyph";
import { isVerdictState, STATE_ORDER, STATE_WORDS } from "@/components/states/state-words";
import { Button } from "@/components/ui/button";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchInput } from "@/components/ui/search-input";
import type { ControlRow } from "@/server/domain/controls/view";

import { CONTROL_SORTS, type ControlFilters, type ControlSort, countStates, hasControlFilters, NO_CONTROL_FILTERS } from "./control-filters";

const SORT_WORDS: Record<ControlSort, string> = { category: "Category", state: "State, worst first", key: "Key", since: "In this state longest", next: "Changes next" };

type ControlToolbarProps = {
  controls: ControlRow[];
  filters: ControlFilters;
  frameworks: { id: string; name: string }[];
  onFiltersChange: (filters: ControlFilters) => void;
};

export function ControlToolbar({ controls, filters, frameworks, onFiltersChange }: ControlToolbarProps) {
  const counts = countStates(controls);
  const owners = new Map(controls.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : [])));
  const change = (part: Partial<ControlFilters>) => onFiltersChange({ ...filters, ...part });

  return (
    <div role="search" aria-label="Filter controls" data-print="hide" className="mb-2 flex flex-wrap items-center gap-2">
      <SearchInput value={filters.text} onChange={(text) => change({ text })} label="Filter controls by key, title, owner or requirement" className="w-full sm:w-56" />
      <FilterMenu
        label="State"
        selected={filters.states}
        onChange={(states) => change({ states: states.filter(isVerdictState) })}
        options={STATE_ORDER.map((state) => ({ value: state, label: STATE_WORDS[state].word, glyph: <StateGlyph state={state} />, count: counts[state] ?? 0 }))}
      />
      <FilterMenu label="Framework" selected={filters.frameworks} onChange={(chosen) => change({ frameworks: chosen })} options={frameworks.map(({ id, name }) => ({ value: id, label: name }))} />
      <FilterMenu
        label="Owner"
        selected={filters.owners}
        onChange={(chosen) => change({ owners: chosen })}
        options={[{ value: "none", label: "Nobody yet" }, ...[...owners].map(([value, label]) => ({ value, label }))]}
      />
      <FilterMenu
        label="Sort"
        single
        selected={filters.sort === "category" ? [] : [filters.sort]}
        onChange={([sort]) => change({ sort: CONTROL_SORTS.find((known) => known === sort) ?? "category" })}
        options={CONTROL_SORTS.map((sort) => ({ value: sort, label: SORT_WORDS[sort] }))}
      />
      {hasControlFilters(filters) && <Button variant="ghost" onClick={() => onFiltersChange({ ...NO_CONTROL_FILTERS, sort: filters.sort })}>Clear filters</Button>}
    </div>
  );
}
