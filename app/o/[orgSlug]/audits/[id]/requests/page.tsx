import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { AuditLink } from "@/components/audits/audit-link";
import { RequestList } from "@/components/audits/request-list";
import { CrumbLabel } from "@/components/layout/crumb-label";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../../_data/tenant";
import { OrgRequestImport } from "../../_components/org-request-import";

export const metadata: Metadata = { title: "Requests" };

export default async function AuditRequestsPage({ params }: { params: Promise<{ orgSlug: string; id: string }> }) {
  const { orgSlug, id } = await params;
  if (!/^eng_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, me, may, base } = await tenant(orgSlug);
  if (!may("audits:read")) return <><PageHeader title="Requests" /><NoPermission what="audits" role={roleWord(me.role).toLowerCase()} /></>;
  const [audit, list] = await orNotFound(Promise.all([caller.engagements.get({ id }), caller.auditRequests.list({ engagementId: id })]));
  const mayImport = may("audits:manage") && (audit.phase === "planning" || audit.phase === "open");
  return (
    <>
      <CrumbLabel label={`${audit.reference} requests`} />
      <RequestList list={list} base={`${base}/audits/${id}/requests`} exportHref={`${base}/files/audit-requests/${id}`} actions={<><AuditLink base={base} audit={audit} />{mayImport && <OrgRequestImport engagementId={id} />}</>} empty="Auditors ask in their room. If they sent a list by mail, import it here from CSV or XLSX." />
    </>
  );
}
