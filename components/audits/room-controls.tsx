import { StateBadge } from "@/components/states/state-badge";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { formatCount } from "@/components/ui/count-format";
import type { AuditRoom } from "@/server/domain/engagements/room-view";
import { controlPath } from "@/components/layout/paths";
import { Time } from "@/components/ui/time";

type RoomControlsProps = { controls: AuditRoom["controls"]; timezone: string; base: string };

/** Every control the audit covers, with its verdict. */
export function RoomControls({ controls, timezone, base }: RoomControlsProps) {
  if (controls.length === 0) return <Empty title="This audit covers no control yet">The organization chooses which. Ask whoever invited you.</Empty>;
  return (
    <Table label="Controls of this audit" className="min-w-[46rem]">
      <TableHead>
        <tr><TableHeader>Key</TableHeader><TableHeader>Control</TableHeader><TableHeader>State</TableHeader><TableHeader>Why</TableHeader><TableHeader>Since</TableHeader><TableHeader numeric>Evidence</TableHeader></tr>
      </TableHead>
      <TableBody>
        {controls.map((control) => (
          <TableRow key={control.id} data-row>
            <TableCell><code className="text-xs whitespace-nowrap text-ink-2">{control.reference ?? control.key}</code></TableCell>
            <TableCell className="min-w-56"><RowLink data-row-link href={controlPath(base, control.key)} className="font-medium"><bdi>{control.title}</bdi></RowLink></TableCell>
            <TableCell><StateBadge state={control.state} /></TableCell>
            <TableCell className="min-w-56 text-ink-2"><bdi>{control.sentence}</bdi></TableCell>
            <TableCell className="whitespace-nowrap text-ink-2"><Time iso={control.since} tz={timezone} /></TableCell>
            <TableCell numeric>{formatCount(control.evidenceCount)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
