import { formatCount } from "@/components/ui/count-format";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { SampleCounts, SampleLine } from "@/server/domain/samples/view";

import { methodInWords } from "./sample-words";

type SampleTableProps = { samples: (SampleLine & { counts?: SampleCounts | null })[]; /** Address of the list; a sample's is below it. */ base: string; kinds: Readonly<Record<string, string>>; timezone: string };

/** Samples of an audit. With counts where the reader is one of its auditors. */
export function SampleTable({ samples, base, kinds, timezone }: SampleTableProps) {
  const withCounts = samples.some(({ counts }) => counts);
  return (
    <Table label="Samples" className="min-w-[46rem]">
      <TableHead>
        <tr><TableHeader>No.</TableHeader><TableHeader>Control</TableHeader><TableHeader>Drawn from</TableHeader><TableHeader>How</TableHeader><TableHeader>Drawn</TableHeader><TableHeader numeric>Items</TableHeader>{withCounts && <><TableHeader numeric>Still open</TableHeader><TableHeader numeric>Deviations</TableHeader></>}</tr>
      </TableHead>
      <TableBody>
        {samples.map((sample) => (
          <TableRow key={sample.id} data-row>
            <TableCell><RowLink data-row-link href={`${base}/${sample.id}`} className="font-medium">{sample.name}</RowLink></TableCell>
            <TableCell><code className="text-xs whitespace-nowrap text-ink-2">{sample.controlKey}</code></TableCell>
            <TableCell>{kinds[sample.kind] ?? sample.kind}<span className="tabular block text-xs text-ink-3">{sample.population.name}, {formatCount(sample.population.size)} items</span></TableCell>
            <TableCell>{methodInWords(sample.method)}</TableCell>
            <TableCell className="whitespace-nowrap"><Time iso={sample.drawnAt} tz={timezone} /><span className="block text-xs text-ink-3"><bdi>{sample.drawnBy}</bdi></span></TableCell>
            <TableCell numeric>{formatCount(sample.items)}</TableCell>
            {withCounts && <><TableCell numeric>{sample.counts ? formatCount(sample.counts.open) : "–"}</TableCell><TableCell numeric>{sample.counts ? `${formatCount(sample.counts.deviations)} of ${formatCount(sample.counts.of)}` : "–"}</TableCell></>}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
