import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { AuditLink } from "@/components/audits/audit-link";
import { FindingList } from "@/components/audits/finding-list";
import { CrumbLabel } from "@/components/layout/crumb-label";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../../_data/tenant";

export const metadata: Metadata = { title: "Findings" };

export default async function AuditFindingsPage({ params }: { params: Promise<{ orgSlug: string; id: string }> }) {
  const { orgSlug, id } = await params;
  if (!/^eng_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, me, may, base } = await tenant(orgSlug);
  if (!may("audits:read")) return <><PageHeader title="Findings" /><NoPermission what="audits" role={roleWord(me.role).toLowerCase()} /></>;
  const [audit, findings] = await orNotFound(Promise.all([caller.engagements.get({ id }), caller.auditFindings.list({ engagementId: id })]));
  return (
    <>
      <CrumbLabel label={`${audit.reference} findings`} />
      <FindingList findings={findings} base={`${base}/audits/${id}/findings`} actions={<AuditLink base={base} audit={audit} />} empty="What auditors find to deviate stands here, as x of n. You respond with the cause, the corrective action, who and until when." />
    </>
  );
}
