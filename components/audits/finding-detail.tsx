import type { ReactNode } from "react";

import { DescriptionList } from "@/components/evidence/description-list";
import { CrumbLabel } from "@/components/layout/crumb-label";
import { PageHeader } from "@/components/layout/page-header";
import { evidencePath } from "@/components/layout/paths";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import { xOfN } from "@/server/domain/audit-findings/fold";
import type { FindingDetail as FindingDetailView, FindingEvidence } from "@/server/domain/audit-findings/view";

import { FindingEvents } from "./finding-events";
import { FINDING_STATE_WORDS, SEVERITY_WORDS } from "./request-words";

type FindingDetailProps = { finding: FindingDetailView; timezone: string; base: string; acts: ReactNode };

/** One deviation: what was found, as first stated and as it stands, and everything said since. */
export function FindingDetail({ finding, timezone, base, acts }: FindingDetailProps) {
  const { facts, first } = finding;
  return (
    <>
      <CrumbLabel label={finding.reference ?? finding.number} />
      <PageHeader title={finding.title} actions={acts}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1"><strong className="tabular font-semibold">{xOfN(facts)}</strong> deviate · <Badge tone="outline">{FINDING_STATE_WORDS[finding.state]}</Badge> · severity {SEVERITY_WORDS[finding.severity]} · <span className="tabular">{finding.number}</span></span>
      </PageHeader>
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <Section title="What was found" className="content-start">
          {finding.body !== "" && <p className="border-t border-line py-2 whitespace-pre-wrap wrap-anywhere" dir="auto">{finding.body}</p>}
          <DescriptionList
            rows={[
              { label: "Tested", value: <>{xOfN(facts)} of <bdi>{facts.population}</bdi></> },
              { label: "Items that deviate", value: facts.deviating.length > 0 ? <bdi>{facts.deviating.join(", ")}</bdi> : null, missing: "not named" },
              ...(finding.isCorrected ? [{ label: "As first stated", value: <>{xOfN(first)} of <bdi>{first.population}</bdi>{first.deviating.length > 0 && <>: <bdi>{first.deviating.join(", ")}</bdi></>}</> }] : []),
              { label: "Controls", value: finding.controls.length > 0 ? <code>{finding.controls.join(", ")}</code> : null, missing: "none named" }, { label: "Criteria", value: finding.criteria.length > 0 ? <bdi>{finding.criteria.join(", ")}</bdi> : null, missing: "none named" },
              { label: "Evidence", value: finding.evidence.length > 0 ? <EvidenceLinks evidence={finding.evidence} base={base} /> : null, missing: "none named" },
              { label: "Stated", value: <><Time iso={finding.raisedAt} tz={timezone} withTime />, <bdi>{finding.raisedBy}</bdi></> }, { label: "Audit", value: <bdi>{finding.engagement}</bdi> },
            ]}
          />
          <p className="border-t border-line py-2 text-sm text-ink-3">A repair does not take the deviation away: it stays in the report with what followed.</p>
        </Section>
        <Section title="What followed" count={finding.events.length}>{finding.events.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-3">Nothing yet.</p> : <FindingEvents events={finding.events} timezone={timezone} base={base} />}</Section>
      </div>
    </>
  );
}

export function EvidenceLinks({ evidence, base }: { evidence: FindingEvidence[]; base: string }) {
  return <ul>{evidence.map(({ id, number, title }) => <li key={id}><RowLink href={evidencePath(base, id)} className="quiet-link wrap-anywhere"><span className="tabular me-2 text-ink-2">E-{number}</span><bdi>{title}</bdi></RowLink></li>)}</ul>;
}
