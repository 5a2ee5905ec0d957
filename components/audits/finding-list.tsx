import type { ReactNode } from "react";

import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { plural } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Days } from "@/components/ui/days";
import { xOfN } from "@/server/domain/audit-findings/fold";
import type { FindingLine } from "@/server/domain/audit-findings/view";

import { FINDING_STATE_WORDS, SEVERITY_WORDS } from "./request-words";

type FindingListProps = { findings: FindingLine[]; base: string; actions?: ReactNode; empty: string };

/** Every deviation that auditors stated, as both sides see it. None of them ever leaves the list. */
export function FindingList({ findings, base, actions, empty }: FindingListProps) {
  const waiting = findings.filter(({ state }) => state === "raised").length;
  return (
    <>
      <PageHeader title="What deviates?" actions={actions}>{findings.length === 0 ? "Nothing was found to deviate so far." : `${plural(findings.length, "finding")}; ${waiting === 0 ? "each has a response or is settled" : `${waiting} without a response`}.`}</PageHeader>
      {findings.length === 0 ? <Empty title="No finding yet">{empty}</Empty> : (
        <Table label="Findings" className="min-w-[46rem]">
          <TableHead><tr><TableHeader>No.</TableHeader><TableHeader>Finding</TableHeader><TableHeader numeric>Deviations</TableHeader><TableHeader>Severity</TableHeader><TableHeader>State</TableHeader><TableHeader>Repair by</TableHeader><TableHeader>Touches</TableHeader></tr></TableHead>
          <TableBody>
            {findings.map((finding) => (
              <TableRow key={finding.id} data-row>
                <TableCell className="tabular whitespace-nowrap text-ink-2"><bdi>{finding.reference ?? finding.number}</bdi></TableCell>
                <TableCell className="min-w-56"><RowLink data-row-link href={`${base}/${finding.id}`} className="font-medium wrap-anywhere"><bdi>{finding.title}</bdi></RowLink></TableCell>
                <TableCell numeric>{xOfN(finding)}{finding.isCorrected && <span className="block text-xs text-ink-3">corrected</span>}</TableCell>
                <TableCell>{SEVERITY_WORDS[finding.severity]}</TableCell>
                <TableCell><Badge tone="outline">{FINDING_STATE_WORDS[finding.state]}</Badge></TableCell>
                <TableCell>{finding.responseDueOn ? <Days from={finding.responseDueOn} /> : <span className="text-ink-3">not said</span>}</TableCell>
                <TableCell><code className="text-xs text-ink-2">{[...finding.controls, ...finding.criteria].join(", ")}</code></TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
