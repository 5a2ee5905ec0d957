import { Download } from "lucide-react";

import { buttonVariants } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count-format";
import { Digest } from "@/components/ui/digest";
import { Empty } from "@/components/ui/empty";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { CheckpointRow } from "@/server/domain/ledger/view";

type CheckpointTableProps = { rows: CheckpointRow[]; timezone: string; /** A note lies at `${hrefPrefix}${size}`. */ hrefPrefix: string };

/** Signed heads, newest first. Keeping one is enough to notice later that the log was changed. */
export function CheckpointTable({ rows, timezone, hrefPrefix }: CheckpointTableProps) {
  if (rows.length === 0) return <Empty title="No checkpoint yet">The first is signed within a minute of the first entry.</Empty>;
  return (
    <Table label="Checkpoints" className="min-w-[40rem]">
      <TableHead>
        <tr><TableHeader numeric>Entries</TableHeader><TableHeader>Root</TableHeader><TableHeader>Signed</TableHeader><TableHeader numeric>Signatures</TableHeader><TableHeader><span className="sr-only">Download</span></TableHeader></tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.size}>
            <TableCell numeric className="tabular">{formatCount(row.size)}</TableCell>
            <TableCell><Digest value={row.root} label="root" length={12} /></TableCell>
            <TableCell><Time iso={row.at} tz={timezone} withTime /></TableCell>
            <TableCell numeric className="tabular" title={row.signedBy.join("\n")}>{formatCount(row.signedBy.length)}</TableCell>
            <TableCell numeric><a href={`${hrefPrefix}${row.size}`} download className={buttonVariants({ variant: "ghost", size: "sm" })} aria-label={`Note of the checkpoint over ${formatCount(row.size)} entries`}><Download aria-hidden />Note</a></TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
