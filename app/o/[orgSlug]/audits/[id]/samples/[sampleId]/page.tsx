import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { SampleItems } from "@/components/audits/sample-items";
import { SampleSummary } from "@/components/audits/sample-summary";
import { CrumbLabel } from "@/components/layout/crumb-label";
import { KeptLink } from "@/components/layout/kept-link";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { roleWord } from "@/components/settings/role-words";
import { buttonVariants } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count-format";
import { KIND_LABELS } from "@/server/domain/catalog/kind-labels";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../../../_data/tenant";

export const metadata: Metadata = { title: "Sample" };
type AuditSamplePageProps = { params: Promise<{ orgSlug: string; id: string; sampleId: string }> };

export default async function AuditSamplePage({ params }: AuditSamplePageProps) {
  const { orgSlug, id, sampleId } = await params;
  if (!/^eng_[0-9a-z]{1,50}$/.test(id) || !/^smp_[0-9a-z]{1,50}$/.test(sampleId)) notFound();
  const { caller, me, may, base, timezone } = await tenant(orgSlug);
  if (!may("audits:read")) return <><PageHeader title="Sample" /><NoPermission what="audits" role={roleWord(me.role).toLowerCase()} /></>;
  const sample = await orNotFound(caller.samples.get({ engagementId: id, id: sampleId }));
  const file = `${base}/files/samples/${id}/${sampleId}`;
  const counting = sample.list.filter(({ replacedBy }) => replacedBy === null).length;
  return (
    <>
      <CrumbLabel label={sample.name} />
      <PageHeader title={`${sample.name} of ${sample.controlKey}`} actions={<><a className={buttonVariants({ variant: "ghost" })} href={`${file}?format=csv`} download>Take as CSV</a><a className={buttonVariants({ variant: "ghost" })} href={file} download>Take as JSON, to draw again</a></>}>
        <span className="tabular">{formatCount(counting)} of {formatCount(sample.population.size)} items are asked for</span> · <KeptLink className="quiet-link" href={`${base}/audits/${id}/samples`}>all samples</KeptLink>
      </PageHeader>
      <Section title="Items" count={sample.list.length}><SampleItems items={sample.list} base={base} timezone={timezone} withResults={false} /></Section>
      <div className="mt-8"><SampleSummary sample={sample} kinds={KIND_LABELS} timezone={timezone} /></div>
    </>
  );
}
