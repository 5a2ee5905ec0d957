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
import type { EngagementDetail } from "@/server/domain/engagements/view";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../_data/tenant";
import { AuditActs } from "../_components/audit-acts";
import { AuditGrants } from "../_components/audit-grants";

export const metadata: Metadata = { title: "Audit" };

type AuditPageProps = { params: Promise<{ orgSlug: string; id: string }> };

/** Awaited whole: an unknown id is a real 404. */
export default async function AuditPage({ params }: AuditPageProps) {
  const { orgSlug, id } = await params;
  if (!/^eng_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, me, may, timezone } = await tenant(orgSlug);
  if (!may("audits:read")) return <><PageHeader title="Audit" /><NoPermission what="audits" role={roleWord(me.role).toLowerCase()} /></>;
  const [audit, { views }] = await orNotFound(Promise.all([caller.engagements.get({ id }), caller.engagements.views({ id })]));
  return (
    <>
      <CrumbLabel label={audit.reference} />
      <PageHeader title={audit.name} actions={<><ButtonLink href={`/audit/${id}`}>See it as its auditors</ButtonLink>{may("audits:manage") && <AuditActs key={audit.phase} audit={audit} />}</>}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1"><Badge tone="outline">{PHASE_WORDS[audit.phase]}</Badge><bdi>{audit.firm}</bdi> · {frameworksInWords(audit.frameworks)} · {TYPE_WORDS[audit.type]} · <span className="tabular">{audit.windowFrom === audit.windowTo ? audit.windowFrom : `${audit.windowFrom} to ${audit.windowTo}`}</span></span>
      </PageHeader>
      <AuditDetail audit={audit} views={views} timezone={timezone} grants={<AuditGrants audit={audit} timezone={timezone} mayManage={may("audits:manage")} />}>
        {may("reports:read") && <AuditExports base={`/o/${orgSlug}/files/engagements/${id}`} state={stateInWords(audit)} />}
      </AuditDetail>
    </>
  );
}

function stateInWords({ phase, snapshots: [newest] }: EngagementDetail): string {
  const frozen = newest && (phase === "closed" || phase === "ended");
  return frozen ? `As frozen in snapshot ${newest.number}.` : "As it is at this moment. Once the audit is closed, as frozen.";
}
