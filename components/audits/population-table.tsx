import { formatCount } from "@/components/ui/count-format";
import { Digest } from "@/components/ui/digest";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { PopulationLine } from "@/server/domain/samples/view";

type PopulationTableProps = { populations: PopulationLine[]; kinds: Readonly<Record<string, string>>; timezone: string };

/** Lists frozen in an audit, each under its digest. */
export function PopulationTable({ populations, kinds, timezone }: PopulationTableProps) {
  return (
    <Table label="Frozen lists" className="min-w-[44rem]">
      <TableHead><tr><TableHeader>No.</TableHeader><TableHeader>Control</TableHeader><TableHeader>Records</TableHeader><TableHeader numeric>Items</TableHeader><TableHeader numeric>Source’s total</TableHeader><TableHeader>Frozen</TableHeader><TableHeader>SHA-256</TableHeader></tr></TableHead>
      <TableBody>
        {populations.map((list) => (
          <TableRow key={list.id}>
            <TableCell className="tabular">{list.name}</TableCell>
            <TableCell><code className="text-xs whitespace-nowrap text-ink-2">{list.controlKey}</code></TableCell>
            <TableCell>{kinds[list.parameters.kind] ?? list.parameters.kind}{list.parameters.where && <span className="block text-xs text-ink-3 wrap-anywhere"><bdi>{list.parameters.where.fact} = {list.parameters.where.value}</bdi></span>}</TableCell>
            <TableCell numeric>{formatCount(list.size)}</TableCell>
            <TableCell numeric>{list.source.sourceTotal === null ? "not stated" : formatCount(list.source.sourceTotal)}</TableCell>
            <TableCell className="whitespace-nowrap"><Time iso={list.frozenAt} tz={timezone} /></TableCell>
            <TableCell><Digest value={list.sha256} /></TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
