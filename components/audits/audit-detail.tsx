import type { ReactNode } from "react";

import { Section } from "@/components/layout/section";
import { Digest } from "@/components/ui/digest";
import { Time } from "@/components/ui/time";
import type { AuditView, EngagementDetail } from "@/server/domain/engagements/view";

import { PHASE_WORDS } from "./audit-words";

type AuditDetailProps = { audit: EngagementDetail; views: AuditView[]; timezone: string; /** Who may enter, with what can be done about it. */ grants: ReactNode; children?: ReactNode };

/** One audit as the organization runs it: who may enter, what was opened, what is covered, how it went on. */
export function AuditDetail({ audit, views, timezone, grants, children }: AuditDetailProps) {
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div className="grid content-start gap-8">
        <Section title="Who may enter" count={audit.grants.length}>{grants}</Section>
        <Section title="What they opened" count={views.length}>
          {views.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-3">Nothing yet.</p> : (
            <ul className="text-sm">
              {views.map((view) => (
                <li key={`${view.at}${view.objectId}${view.what}`} className="flex flex-wrap gap-x-3 border-t border-line py-1.5"><Time iso={view.at} tz={timezone} withTime /><bdi className="font-medium">{view.who}</bdi><span className="text-ink-2">{view.what === "download" ? "took along" : "opened"} <bdi>{view.label}</bdi></span></li>
              ))}
            </ul>
          )}
        </Section>
      </div>
      <div className="grid content-start gap-8">
        {children}
        <Section title="How it went on">
          <ol className="text-sm">{audit.timeline.map((change) => <li key={change.at} className="flex flex-wrap gap-x-3 border-t border-line py-1.5"><Time iso={change.at} tz={timezone} withTime /><span>{PHASE_WORDS[change.phase]}</span><bdi className="text-ink-3">{change.by}</bdi></li>)}</ol>
          {audit.snapshots.map((snapshot) => <p key={snapshot.number} className="border-t border-line py-1.5 text-sm">Snapshot {snapshot.number}, <Time iso={snapshot.takenAt} tz={timezone} withTime />: <Digest value={snapshot.sha256} /></p>)}
        </Section>
        <Section title="Covered controls" count={audit.controls.length}>
          <ul className="text-sm">{audit.controls.map(({ key, title, reference }) => <li key={key} className="flex gap-3 border-t border-line py-1.5"><code className="w-20 shrink-0 text-xs text-ink-2">{reference ?? key}</code><bdi className="min-w-0">{title}</bdi></li>)}</ul>
          {audit.leftOut.length > 0 && <p className="border-t border-line py-2 text-sm text-ink-2">Left out: {audit.leftOut.join(", ")}</p>}
        </Section>
      </div>
    </div>
  );
}
