import type { ReactNode } from "react";

import { Section } from "@/components/layout/section";
import { Digest } from "@/components/ui/digest";
import { Time } from "@/components/ui/time";
import type { EngagementDetail } from "@/server/domain/engagements/view";

import { AuditTimeline } from "./audit-timeline";

type AuditDetailProps = {
  audit: EngagementDetail; timezone: string; today: string;
  /** Who may enter, with what can be done about it. */
  grants: ReactNode;
  access: ReactNode; coverage: ReactNode; talk: ReactNode;
  /** What changed since the newest snapshot. */
  difference: ReactNode;
  /** Reports that auditors may take along. */
  reports: ReactNode;
  children?: ReactNode;
};

/** One audit as the organization runs it: who may enter, what is said, what was opened, what is covered, how it went on. */
export function AuditDetail({ audit, timezone, today, grants, access, coverage, talk, difference, reports, children }: AuditDetailProps) {
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div className="grid grid-cols-1 content-start gap-8">
        <Section title="Who may enter" count={audit.grants.length}>{grants}</Section>
        {reports}
        {talk}
        {access}
      </div>
      <div className="grid grid-cols-1 content-start gap-8">
        {children}
        <Section title="How it goes on"><AuditTimeline audit={audit} today={today} timezone={timezone} /></Section>
        {audit.snapshots.length > 0 && (
          <Section title="Snapshots" count={audit.snapshots.length}>
            <ul className="text-sm">{audit.snapshots.map((snapshot) => <li key={snapshot.number} className="border-t border-line py-1.5">Snapshot {snapshot.number}, <Time iso={snapshot.takenAt} tz={timezone} withTime />, <bdi>{snapshot.takenBy}</bdi>: <Digest value={snapshot.sha256} /></li>)}</ul>
            {difference}
          </Section>
        )}
        {coverage}
      </div>
    </div>
  );
}
