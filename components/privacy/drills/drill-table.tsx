import { Badge } from "@/components/ui/badge";
import { plural } from "@/components/ui/count-format";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { DrillLine } from "@/server/domain/privacy/drills/view";

import { DRILL_RESULT_WORDS, DRILL_STATE_WORDS, quarterInWords } from "./drill-words";

type DrillTableProps = { rows: DrillLine[]; zone: string; base: string };

/** Drills, the newest first; a quarter without one stands among them. */
export function DrillTable({ rows, zone, base }: DrillTableProps) {
  return (
    <Table label="Drills" className="min-w-[40rem]">
      <TableHead>
        <tr>{["Quarter", "Drill", "How it went", "Systems", "Ended", "Evidence"].map((name) => <TableHeader key={name}>{name}</TableHeader>)}</tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell>{quarterInWords(row.quarter)}</TableCell>
            <TableCell><RowLink className="link" href={`${base}/privacy/drills/${row.id}`}>{row.name}</RowLink></TableCell>
            <TableCell><DrillStanding row={row} /></TableCell>
            <TableCell>{row.result === "missed" ? "–" : `${row.planted} of ${row.systems} planted${row.failing > 0 ? `, ${plural(row.failing, "with faults", "with faults")}` : ""}`}</TableCell>
            <TableCell><Time iso={row.endedAt} tz={zone} missing="under way" /></TableCell>
            <TableCell>{row.evidenceId ? <RowLink className="link" href={`${base}/evidence/${row.evidenceId}`}>Open</RowLink> : <span className="text-ink-3">{row.result ? "being filed" : "none"}</span>}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The result once there is one, the step until then. */
export function DrillStanding({ row: { state, result } }: { row: Pick<DrillLine, "state" | "result"> }) {
  if (result === null) return <Badge tone="outline">{state === "ended" ? "Called off" : DRILL_STATE_WORDS[state]}</Badge>;
  return <Badge tone={result === "passed" ? "accent" : "danger"}>{DRILL_RESULT_WORDS[result]}</Badge>;
}
