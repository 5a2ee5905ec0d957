"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";

import { useAddress } from "@/app/o/[orgSlug]/_components/use-address";
import { deskAddress, deskFiltersFrom, type DeskRow, deskRows, hasDeskFilters, neighboursOf } from "@/components/desk/desk-rows";
import { DeskTable } from "@/components/desk/desk-table";
import { DeskToolbar } from "@/components/desk/desk-toolbar";
import { Legend } from "@/components/desk/legend";
import { CoverageLegend } from "@/components/home/coverage-cell-mark";
import { controlPath } from "@/components/layout/paths";
import { Section } from "@/components/layout/section";
import { ButtonLink } from "@/components/ui/button";
import { plural } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import type { Tickmark } from "@/server/domain/workpapers/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type DeskProps = { rows: DeskRow[]; weeks: string[]; tickmarks: Tickmark[]; base: string; mayWork: boolean };

/** The auditor's table with its filters in the address, which the pages of controls keep to go from one to the next. */
export function Desk({ rows, weeks, tickmarks, base, mayWork }: DeskProps) {
  const { search, write } = useAddress();
  const router = useRouter();
  const client = useTRPCClient();
  const act = useAct();
  const filters = useMemo(() => deskFiltersFrom(search), [search]);
  const shown = useMemo(() => deskRows(rows, filters), [rows, filters]);
  const query = deskAddress(filters).toString();
  const hrefOf = (key: string) => `${controlPath(base, key)}${query && `?${query}`}`;
  const { undone } = neighboursOf(shown, null);
  const done = rows.filter(({ line }) => line?.work?.status === "done").length;

  async function handleBegin(key: string) {
    const result = await act(() => client.desk.mark.mutate({ key, status: "in_progress" }));
    if (result.ok) router.push(hrefOf(key));
  }

  if (rows.length === 0) return <Empty title="This audit covers no control yet">The organization chooses which. Ask whoever invited you.</Empty>;
  return (
    <>
      <DeskToolbar rows={rows} filters={filters} onFiltersChange={(next) => write(deskAddress(next), "replace")} />
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <p role="status" className="tabular text-ink-2">{hasDeskFilters(filters) ? `${plural(shown.length, "control")} of ${rows.length}` : plural(rows.length, "control")}{mayWork && `, ${done} done`}</p>
        <CoverageLegend />
        <span className="ms-auto flex gap-2">
          <a href={`${base}/files/desk.csv`} download className="link inline-flex min-h-8 items-center">CSV</a>
          {mayWork && undone && <ButtonLink variant="primary" data-hotkey="n" href={hrefOf(undone.key)}>Next undone</ButtonLink>}
        </span>
      </div>
      {shown.length === 0 ? <Empty title="No control answers these filters" /> : (
        <DeskTable rows={shown} weeks={weeks} base={base} query={query} onBegin={mayWork ? (key) => void handleBegin(key) : undefined} onNumber={mayWork ? async (key, reference) => act(() => client.desk.number.mutate({ key, reference })) : undefined} />
      )}
      {mayWork && (
        <Section title="Tickmarks" count={tickmarks.length} className="mt-10 max-w-2xl">
          <Legend tickmarks={tickmarks} onSave={async (tickmark) => act(() => client.desk.saveTickmark.mutate(tickmark))} onRemove={async (mark) => act(() => client.desk.removeTickmark.mutate({ mark }))} />
        </Section>
      )}
    </>
  );
}
