"use client";

import { useRouter } from "next/navigation";
import { useMemo, useTransition } from "react";

import { evidenceFiltersFrom, withEvidenceFilters } from "@/components/evidence/evidence-filters";
import { EvidenceTable } from "@/components/evidence/evidence-table";
import type { EvidenceFacets } from "@/components/evidence/evidence-toolbar";
import type { EvidenceRow } from "@/server/domain/evidence/view";

import { useAddress } from "../../_components/use-address";
import { usePages } from "../../_components/use-pages";
import { EvidenceSideSheet } from "./evidence-side-sheet";
import type { EvidenceSurroundings } from "./surroundings";

type EvidenceListProps = {
  rows: EvidenceRow[];
  nextCursor: string | null;
  cursor: string | null;
  firstIndex: number;
  total: number | null;
  facets: EvidenceFacets;
  surroundings: EvidenceSurroundings;
};

/** A page of the list; filters and place in the address, an item beside it under ?open=. */
export function EvidenceList({ rows, nextCursor, cursor, firstIndex, total, facets, surroundings }: EvidenceListProps) {
  const router = useRouter();
  const { pathname, search, set } = useAddress();
  const [pending, startTransition] = useTransition();
  const { previousCursor, turn } = usePages(cursor, nextCursor);
  const filters = useMemo(() => evidenceFiltersFrom(search), [search]);
  const open = search.get("open");

  function go(query: URLSearchParams) {
    startTransition(() => router.push(query.size > 0 ? `${pathname}?${query}` : pathname));
  }

  return (
    <>
      <EvidenceTable
        page={{ rows, nextCursor, previousCursor, total, firstIndex }}
        filters={filters}
        facets={facets}
        onFiltersChange={(next) => go(withEvidenceFilters(new URLSearchParams(window.location.search), next))}
        onPage={(to) => go(turn(search, to))}
        pending={pending}
        selectedId={open}
        onOpen={(id) => set({ open: id, tab: null }, "push")}
        timezone={surroundings.timezone}
        base={surroundings.base}
      />
      <EvidenceSideSheet id={open} surroundings={surroundings} onClose={() => set({ open: null, tab: null })} />
    </>
  );
}
