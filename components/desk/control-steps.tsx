"use client";

import { useSearchParams } from "next/navigation";

import { controlPath } from "@/components/layout/paths";
import { ButtonLink } from "@/components/ui/button";

import { deskFiltersFrom, type DeskRow, deskRows, neighboursOf } from "./desk-rows";

/** From control to control in the order of the desk: k and j, n for the next that is not done, e for its evidence; d, at the work itself, says it is done. */
export function ControlSteps({ rows, controlKey, base, mayWork }: { rows: DeskRow[]; controlKey: string; base: string; mayWork: boolean }) {
  const search = useSearchParams();
  const { previous, next, undone } = neighboursOf(deskRows(rows, deskFiltersFrom(search)), controlKey);
  const to = ({ key }: DeskRow) => `${controlPath(base, key)}${search.size > 0 ? `?${search}` : ""}`;
  return (
    <nav aria-label="Other controls" className="flex flex-wrap gap-2">
      {previous && <ButtonLink variant="ghost" data-hotkey="k" href={to(previous)} title={previous.title}>Previous</ButtonLink>}
      {next && <ButtonLink variant="ghost" data-hotkey="j" href={to(next)} title={next.title}>Next</ButtonLink>}
      {mayWork && undone && <ButtonLink data-hotkey="n" href={to(undone)} title={undone.title}>Next undone</ButtonLink>}
      <a href="#evidence" data-hotkey="e" className="link inline-flex min-h-8 items-center">Evidence</a>
    </nav>
  );
}
