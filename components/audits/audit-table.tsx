import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/count-format";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Days } from "@/components/ui/days";
import type { EngagementLine } from "@/server/domain/engagements/view";

import { frameworksInWords, PHASE_WORDS } from "./audit-words";

export function AuditTable({ audits, base }: { audits: EngagementLine[]; base: string }) {
  return (
    <Table label="Audits" className="min-w-[46rem]">
      <TableHead>
        <tr><TableHeader>No.</TableHeader><TableHeader>Audit</TableHeader><TableHeader>About</TableHeader><TableHeader>Window</TableHeader><TableHeader>Phase</TableHeader><TableHeader numeric>Controls</TableHeader><TableHeader numeric>Auditors</TableHeader></tr>
      </TableHead>
      <TableBody>
        {audits.map((audit) => (
          <TableRow key={audit.id} data-row>
            <TableCell className="tabular text-ink-2">{audit.reference}</TableCell>
            <TableCell className="min-w-52"><RowLink data-row-link href={`${base}/audits/${audit.id}`} className="font-medium"><bdi>{audit.name}</bdi></RowLink><span className="block text-xs text-ink-3"><bdi>{audit.firm}</bdi></span></TableCell>
            <TableCell>{frameworksInWords(audit.frameworks)}</TableCell>
            <TableCell><Days from={audit.windowFrom} to={audit.windowTo} /></TableCell>
            <TableCell><Badge tone="outline">{PHASE_WORDS[audit.phase]}</Badge></TableCell>
            <TableCell numeric>{formatCount(audit.controls)}</TableCell>
            <TableCell numeric>{formatCount(audit.auditors)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
