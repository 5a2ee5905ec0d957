import { CoverageMarks } from "@/components/home/coverage-marks";
import { controlPath } from "@/components/layout/paths";
import { StateBadge } from "@/components/states/state-badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count-format";
import type { FormResult } from "@/components/ui/form-result";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";

import { ConclusionCell } from "./conclusion-cell";
import { CoverageLine } from "./coverage-line";
import type { DeskRow } from "./desk-rows";
import { EVIDENCE_WORDS, ROW_WORDS } from "./desk-words";
import { ReferenceField } from "./reference-field";

export type DeskTableProps = {
  rows: DeskRow[]; weeks: string[]; base: string;
  /** Filters of the desk, which its controls keep. */
  query: string;
  /** Absent in a preview, which has no work of its own. */
  onBegin?: (key: string) => void;
  onNumber?: (key: string, reference: string | null) => Promise<FormResult>;
};

/** Of each column, the control's the rest: rows that arrive later widen none, so nothing moves. On a phone number and verdict stand with the control. */
const WIDTHS = ["w-26 max-sm:hidden", "", "w-34 max-sm:hidden", "w-44", "w-32", "w-30", "w-30", "w-16", "w-26"];

/** Every control of the audit: management's verdict beside what the auditor came to, its evidence, its weeks, and the way on. */
export function DeskTable(props: DeskTableProps) {
  return (
    <div className="relative">
      <CoverageMarks monthStarts={[]} today={-1} />
      <Table label="Controls of this audit" className="min-w-[58rem] table-fixed sm:min-w-[73rem]">
        <colgroup>{WIDTHS.map((width, column) => <col key={column} className={width} />)}</colgroup>
        <TableHead>
          <tr>
            <TableHeader className="max-sm:hidden">Number</TableHeader><TableHeader className="max-sm:ps-0!">Control</TableHeader><TableHeader className="max-sm:hidden" title="What the organization’s own tests say">Management</TableHeader><TableHeader>Coverage of the window</TableHeader><TableHeader>Evidence</TableHeader>
            <TableHeader>Design</TableHeader><TableHeader>Operation</TableHeader><TableHeader>Marks</TableHeader><TableHeader><span className="sr-only">Work</span></TableHeader>
          </tr>
        </TableHead>
        <TableBody data-rows>{props.rows.map((row) => <DeskTableRow key={row.id} row={row} {...props} />)}</TableBody>
      </Table>
    </div>
  );
}

function DeskTableRow({ row, weeks, base, query, onBegin, onNumber }: DeskTableProps & { row: DeskRow }) {
  const { line } = row;
  const work = line?.work ?? null;
  const href = `${controlPath(base, row.key)}${query && `?${query}`}`;
  return (
    <TableRow data-row>
      <TableCell className="max-sm:hidden"><ReferenceField controlKey={row.key} reference={row.reference} onSave={onNumber && (async (reference) => onNumber(row.key, reference))} /></TableCell>
      <TableCell className="max-sm:ps-0!">
        <RowLink data-row-link href={href} className="font-medium"><bdi>{row.title}</bdi></RowLink><span className="block text-xs text-ink-3"><code>{row.key}</code>{row.reference !== null && <bdi className="tabular ms-2 sm:hidden">{row.reference}</bdi>}</span>
        <span className="mt-0.5 block sm:hidden"><StateBadge state={row.state} /></span>
      </TableCell>
      <TableCell className="max-sm:hidden"><span className="block whitespace-nowrap" title={row.sentence}><StateBadge state={row.state} /></span></TableCell>
      <TableCell><CoverageLine weeks={weeks} cells={line?.cells ?? []} className="h-5 w-full" /></TableCell>
      <TableCell><span className="tabular">{formatCount(line?.evidence.count ?? 0)}</span><span className="block text-xs whitespace-nowrap text-ink-3">{EVIDENCE_WORDS[line?.evidence.status ?? "missing"]}</span></TableCell>
      <TableCell><ConclusionCell result={work?.design ?? null} on={work?.designOn ?? null} /></TableCell>
      <TableCell><ConclusionCell result={work?.operation ?? null} on={work?.operationOn ?? null} /></TableCell>
      <TableCell className="whitespace-nowrap">{work?.marks.join(" ")}</TableCell>
      <TableCell pinned numeric>
        {work?.status === "not_started" && onBegin ? <Button size="sm" aria-label={`Start with ${row.key}`} onClick={() => onBegin(row.key)}>{ROW_WORDS.not_started}</Button>
          : <ButtonLink size="sm" href={href} aria-label={`${work ? ROW_WORDS[work.status] : "View"} ${row.key}`}>{work ? ROW_WORDS[work.status] : "View"}</ButtonLink>}
      </TableCell>
    </TableRow>
  );
}
