import type { ReactNode } from "react";

import { formatCount } from "@/components/ui/count-format";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { inTimeRate, type Tally } from "@/server/domain/privacy/numbers/numbers";

type TallyTableProps = { label: string; first: string; rows: { key: string; name: ReactNode; tally: Tally }[] };

/** How requests fared, a line for each right or month. */
export function TallyTable({ label, first, rows }: TallyTableProps) {
  return (
    <Table label={label} className="min-w-[44rem]">
      <TableHead>
        <tr>
          <TableHeader>{first}</TableHeader>
          {["Received", "Answered", "In time", "Overdue", "Extended", "Refused", "In part", "Withdrawn", "Median days", "Longest"].map((name) => <TableHeader key={name} numeric>{name}</TableHeader>)}
        </tr>
      </TableHead>
      <TableBody>
        {rows.map(({ key, name, tally }) => (
          <TableRow key={key}>
            <TableCell>{name}</TableCell>
            <TableCell numeric>{formatCount(tally.received)}</TableCell>
            <TableCell numeric>{formatCount(tally.answered)}</TableCell>
            <TableCell numeric>{shareOf(tally)}</TableCell>
            {[tally.overdue, tally.extended, tally.refused, tally.partial, tally.withdrawn].map((count, at) => <TableCell key={at} numeric>{formatCount(count)}</TableCell>)}
            <TableCell numeric>{tally.medianDays ?? "–"}</TableCell>
            <TableCell numeric>{tally.longestDays ?? "–"}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** "97 %", of what was answered or is overdue; a dash where nothing was due. Never rounded up to all. */
export function shareOf(tally: Pick<Tally, "answered" | "inTime" | "overdue">): string {
  const rate = inTimeRate(tally);
  return rate === null ? "–" : `${Math.floor(rate * 100)} %`;
}
