import type { Metadata } from "next";

import { AuditTable } from "@/components/audits/audit-table";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { Empty } from "@/components/ui/empty";

import type { OrgPage } from "../_data/query";
import { tenant } from "../_data/tenant";
import { PlanAudit } from "./_components/plan-audit";

export const metadata: Metadata = { title: "Audits" };
const QUESTION = "Which audits are running?";

export default async function AuditsPage({ params }: OrgPage) {
  const { caller, me, may, base } = await tenant((await params).orgSlug);
  if (!may("audits:read")) return <><PageHeader title={QUESTION} /><NoPermission what="audits" role={roleWord(me.role).toLowerCase()} /></>;
  const audits = await caller.engagements.list();
  const plan = may("audits:manage") && <PlanAudit base={base} previous={audits.map(({ id, name }) => ({ value: id, label: name }))} />;
  return (
    <>
      <PageHeader title={QUESTION} actions={audits.length > 0 && plan} />
      {audits.length === 0 ? <Empty title="No audit yet" action={plan}>An audit names its frameworks, its window and the firm. Auditors you invite see what it covers, read-only, until a day you choose; everything they open is on your list.</Empty> : <AuditTable audits={audits} base={base} />}
    </>
  );
}
