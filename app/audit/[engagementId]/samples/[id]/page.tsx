import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { SampleSummary } from "@/components/audits/sample-summary";
import { PageHeader } from "@/components/layout/page-header";
import { buttonVariants } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count-format";
import { KIND_LABELS } from "@/server/domain/catalog/kind-labels";
import { orNotFound } from "@/server/trpc/rsc";

import { SampleWork } from "../../../_components/sample-work";
import { auditRoom } from "../../../_data/room";

export const metadata: Metadata = { title: "Sample" };
type RoomSamplePageProps = { params: Promise<{ engagementId: string; id: string }> };

export default async function RoomSamplePage({ params }: RoomSamplePageProps) {
  const { engagementId, id } = await params;
  if (!/^smp_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, room, base } = await auditRoom(engagementId);
  const sample = await orNotFound(caller.auditSamples.get({ id }));
  const { counts } = sample;
  const file = `${base}/files/samples/${id}`;
  return (
    <>
      <PageHeader title={`${sample.name} of ${sample.controlKey}`} actions={<><a className={buttonVariants({ variant: "ghost" })} href={`${file}?format=csv`} download>Take as CSV</a><a className={buttonVariants({ variant: "ghost" })} href={file} download>Take as JSON, to draw again</a></>}>
        <span className="tabular">{formatCount(counts.of)} of {formatCount(sample.population.size)} items{!room.preview && ` · ${formatCount(counts.deviations)} of ${formatCount(counts.of)} deviate · ${formatCount(counts.open)} still open`}</span>
      </PageHeader>
      <SampleWork sample={sample} base={base} timezone={room.timezone} mayWork={!room.preview} />
      <div className="mt-8"><SampleSummary sample={sample} kinds={KIND_LABELS} timezone={room.timezone} /></div>
    </>
  );
}
