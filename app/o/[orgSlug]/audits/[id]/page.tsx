import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { AuditExports } from "@/components/audits/audit-exports";
import { AuditDetail } from "@/components/audits/audit-detail";
import { frameworksInWords, PHASE_WORDS, TYPE_WORDS } from "@/components/audits/audit-words";
import { CrumbLabel } from "@/components/layout/crumb-label";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Days } from "@/components/ui/days";
import type { EngagementDetail } from "@/server/domain/engagements/view";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../_data/tenant";
import { AuditAccess } from "../_components/audit-access";
import { AuditActs } from "../_components/audit-acts";
import { AuditCoverage } from "../_components/audit-coverage";
import { AuditDifference } from "../_components/audit-difference";
import { AuditGrants } from "../_components/audit-grants";
import { AuditReports } from "../_components/audit-reports";
import { AuditTalk } from "../_components/audit-talk";
import { RollForward } from "../_components/roll-forward";

export const metadata: Metadata = { title: "Audit" };

type AuditPageProps = { params: Promise<{ orgSlug: string; id: string }> };

/** Awaited whole: an unknown id is a real 404. */
export default async function AuditPage({ params }: AuditPageProps) {
  const { orgSlug, id } = await params;
  if (!/^eng_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, me, may, base, timezone } = await tenant(orgSlug);
  if (!may("audits:read")) return <><PageHeader title="Audit" /><NoPermission what="audits" role={roleWord(me.role).toLowerCase()} /></>;
  const [audit, views, talk, reports] = await orNotFound(Promise.all([caller.engagements.get({ id }), caller.engagements.views({ id }), caller.engagements.talk({ id }), caller.engagements.sharedReports({ engagementId: id })]));
  const manages = may("audits:manage");
  const mayEdit = manages && (audit.phase === "planning" || audit.phase === "open");
  return (
    <>
      <CrumbLabel label={audit.reference} />
      <PageHeader title={audit.name} actions={<><span className="contents lg:hidden"><ButtonLink href={`${base}/audits/${id}/requests`}>Requests</ButtonLink><ButtonLink href={`${base}/audits/${id}/findings`}>Findings</ButtonLink><ButtonLink href={`${base}/audits/${id}/samples`}>Samples</ButtonLink></span><ButtonLink href={`/audit/${id}`}>See it as its auditors</ButtonLink>{manages && <RollForward audit={audit} base={base} />}{manages && <AuditActs key={audit.phase} audit={audit} />}</>}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1"><Badge tone="outline">{PHASE_WORDS[audit.phase]}</Badge><bdi>{audit.firm}</bdi> · {frameworksInWords(audit.frameworks)} · {TYPE_WORDS[audit.type]} · <Days from={audit.windowFrom} to={audit.windowTo} /></span>
      </PageHeader>
      <AuditDetail
        audit={audit} timezone={timezone} today={new Date().toISOString()}
        grants={<AuditGrants audit={audit} timezone={timezone} mayManage={manages} />}
        reports={<AuditReports id={id} reports={reports} timezone={timezone} base={base} fileBase={`/o/${orgSlug}/files/reports/`} mayShare={manages && audit.phase !== "ended"} />}
        talk={<AuditTalk audit={audit} talk={talk} timezone={timezone} mayAnswer={manages && audit.phase !== "ended"} />}
        access={<AuditAccess key={views.total} id={id} first={views} timezone={timezone} csvHref={`${base}/files/audits/${id}/views.csv`} />}
        coverage={<AuditCoverage key={audit.controls.map(({ key }) => key).join()} audit={audit} mayEdit={mayEdit} />}
        difference={<AuditDifference id={id} />}
      >
        {may("reports:read") && <AuditExports base={`/o/${orgSlug}/files/engagements/${id}`} state={stateInWords(audit)} />}
      </AuditDetail>
    </>
  );
}

function stateInWords({ phase, snapshots: [newest] }: EngagementDetail): string {
  const frozen = newest && (phase === "closed" || phase === "ended");
  return frozen ? `As frozen in snapshot ${newest.number}.` : "As it is at this moment. Once the audit is closed, as frozen.";
}
