import type { Metadata } from "next";

import { PopulationTable } from "@/components/audits/population-table";
import { SampleTable } from "@/components/audits/sample-table";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Empty } from "@/components/ui/empty";
import { findCatalogControl } from "@/server/domain/catalog/controls";
import { KIND_LABELS } from "@/server/domain/catalog/kind-labels";

import { NewSample } from "../../_components/new-sample";
import { kindChoices } from "../../_data/kind-choices";
import { auditRoom } from "../../_data/room";

export const metadata: Metadata = { title: "Samples" };

export default async function RoomSamplesPage({ params }: { params: Promise<{ engagementId: string }> }) {
  const { caller, room, base } = await auditRoom((await params).engagementId);
  const { samples, populations } = await caller.auditSamples.list();
  const controls = room.controls.map(({ key, title }) => ({ key, title, kinds: findCatalogControl(key)?.evidenceKinds ?? [] }));
  const draw = !room.preview && <NewSample base={base} controls={controls} kinds={kindChoices()} populations={populations} />;
  return (
    <>
      <PageHeader title="What is drawn?" actions={samples.length > 0 && draw} />
      {samples.length === 0 ? <Empty title="No sample yet" action={draw}>A sample is drawn from a list that is frozen first. The organization sees which items are asked for, not what you find.</Empty> : <SampleTable samples={samples} base={`${base}/samples`} kinds={KIND_LABELS} timezone={room.timezone} />}
      {populations.length > 0 && <Section title="Frozen lists" count={populations.length} className="mt-8"><PopulationTable populations={populations} kinds={KIND_LABELS} timezone={room.timezone} /></Section>}
    </>
  );
}
