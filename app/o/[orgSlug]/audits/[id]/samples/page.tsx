import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { SampleTable } from "@/components/audits/sample-table";
import { CrumbLabel } from "@/components/layout/crumb-label";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { Empty } from "@/components/ui/empty";
import { KIND_LABELS } from "@/server/domain/catalog/kind-labels";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../../_data/tenant";

export const metadata: Metadata = { title: "Samples" };
const QUESTION = "What do the auditors ask to see?";

export default async function AuditSamplesPage({ params }: { params: Promise<{ orgSlug: string; id: string }> }) {
  const { orgSlug, id } = await params;
  if (!/^eng_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, me, may, base, timezone } = await tenant(orgSlug);
  if (!may("audits:read")) return <><PageHeader title={QUESTION} /><NoPermission what="audits" role={roleWord(me.role).toLowerCase()} /></>;
  const samples = await orNotFound(caller.samples.list({ engagementId: id }));
  return (
    <>
      <CrumbLabel label="Samples" />
      <PageHeader title={QUESTION} />
      {samples.length === 0 ? <Empty title="No sample was drawn yet">Auditors draw samples in their room. The items they ask for stand here as soon as they are drawn.</Empty> : <SampleTable samples={samples} base={`${base}/audits/${id}/samples`} kinds={KIND_LABELS} timezone={timezone} />}
    </>
  );
}
