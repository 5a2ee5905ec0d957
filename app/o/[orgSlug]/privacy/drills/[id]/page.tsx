import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { CrumbLabel } from "@/components/layout/crumb-label";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { DrillSystems } from "@/components/privacy/drills/drill-systems";
import { DrillStanding } from "@/components/privacy/drills/drill-table";
import { quarterInWords, STEP_NAMES } from "@/components/privacy/drills/drill-words";
import { PlantedPerson } from "@/components/privacy/drills/planted-person";
import { roleWord } from "@/components/settings/role-words";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import type { DrillView } from "@/server/domain/privacy/drills/view";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../../_data/tenant";
import { DrillSteps } from "../_components/drill-steps";
import { Plants } from "../_components/plants";

export const metadata: Metadata = { title: "Drill" };
const QUESTION = "Did every system find them, and let them go?";

type DrillPageProps = { params: Promise<{ orgSlug: string; id: string }> };

/** Awaited whole: an unknown id is a real 404. */
export default async function DrillPage({ params }: DrillPageProps) {
  const { orgSlug, id } = await params;
  if (!/^drl_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, me, may, base } = await tenant(orgSlug);
  if (!may("privacy:read")) return <><PageHeader title={QUESTION} /><NoPermission what="the privacy desk" role={roleWord(me.role).toLowerCase()} /></>;
  const drill = await orNotFound(caller.drills.get({ id }));
  return (
    <>
      <CrumbLabel label={drill.name} />
      <PageHeader title={QUESTION} actions={<DrillSteps id={id} planSeq={drill.planSeq} offered={drill.offered} />}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1"><DrillStanding row={drill} />{drill.name}, {quarterInWords(drill.quarter)}.{drill.waitsFor && <span>{drill.waitsFor}</span>}{drill.plannedBy && drill.state === "erasing" && <span>Planned by <bdi>{drill.plannedBy}</bdi>.</span>}</span>
      </PageHeader>
      {drill.result === "missed" ? <Empty title={`No drill in the ${quarterInWords(drill.quarter)}`}>Nobody was planted, or nobody began it. It is filed as missed; a later drill does not change that.</Empty> : <Body drill={drill} base={base} mayPlant={drill.offered.includes("plant")} />}
    </>
  );
}

function Body({ drill, base, mayPlant }: { drill: DrillView; base: string; mayPlant: boolean }) {
  const isPlanting = drill.state === "planting";
  return (
    <div className="grid grid-cols-1 gap-8">
      {drill.person && <Section title="The planted person"><PlantedPerson person={drill.person} /></Section>}
      {isPlanting && <Section title="Enter them here, with the marker in a free field" count={drill.systemRows.length}><Plants id={drill.id} rows={drill.systemRows} zone={drill.zone} mayPlant={mayPlant} /></Section>}
      {!isPlanting && <Section title="Systems" count={drill.systemRows.length}><DrillSystems rows={drill.systemRows} /></Section>}
      {(drill.cases.length > 0 || drill.evidenceId) && (
        <Section title="What it stands on">
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {drill.cases.map(({ id, name, step }) => <li key={id}><RowLink className="link" href={`${base}/privacy/${id}`}>{name}</RowLink> <span className="text-ink-3">{STEP_NAMES[step]}</span></li>)}
            {drill.evidenceId && <li><RowLink className="link" href={`${base}/evidence/${drill.evidenceId}`}>Evidence</RowLink></li>}
          </ul>
        </Section>
      )}
    </div>
  );
}
