"use client";

import { useMemo } from "react";

import { controlFiltersFrom, withControlFilters } from "@/components/controls/control-filters";
import { ControlTable } from "@/components/controls/control-table";
import type { ControlRow } from "@/server/domain/controls/view";

import { useAddress } from "../../_components/use-address";
import { ControlSheet } from "./control-sheet";
import type { ControlSurroundings } from "./surroundings";

type ControlsListProps = { controls: ControlRow[]; frameworks: { id: string; name: string }[]; surroundings: ControlSurroundings };

/** The list whole, its filters in the address; a control opens beside it under ?open=KEY. */
export function ControlsList({ controls, frameworks, surroundings }: ControlsListProps) {
  const { search, write, set } = useAddress();
  const filters = useMemo(() => controlFiltersFrom(search), [search]);
  const open = search.get("open");
  return (
    <>
      <ControlTable
        controls={controls}
        frameworks={frameworks}
        filters={filters}
        onFiltersChange={(next) => write(withControlFilters(new URLSearchParams(window.location.search), next), "replace")}
        timezone={surroundings.timezone}
        base={surroundings.base}
        selectedKey={open}
        own={surroundings.own}
        onOpen={(key) => set({ open: key }, "push")}
      />
      <ControlSheet controlKey={open} row={controls.find(({ key }) => key === open)} surroundings={surroundings} onClose={() => set({ open: null })} />
    </>
  );
}
