import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { DrillNotices } from "@/components/privacy/drills/drill-notices";
import { DrillTable } from "@/components/privacy/drills/drill-table";
import { roleWord } from "@/components/settings/role-words";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { drillNotices } from "@/server/domain/privacy/drills/notices";

import { tenant } from "../../_data/tenant";
import { DrillSchedule } from "./_components/drill-schedule";
import { SetUpDrill } from "./_components/set-up-drill";

export const metadata: Metadata = { title: "Drills" };
const QUESTION = "Would our systems find a person, and let them go?";

type DrillsPageProps = { params: Promise<{ orgSlug: string }> };

export default function DrillsPage({ params }: DrillsPageProps) {
  return <Suspense fallback={<><PageHeader title={QUESTION}>{"\u00a0"}</PageHeader><RowsSkeleton label="drills" rows={4} rowClassName="h-9" /></>}><Drills params={params} /></Suspense>;
}

async function Drills({ params }: DrillsPageProps) {
  const { caller, me, may, base } = await tenant((await params).orgSlug);
  if (!may("privacy:read")) return <><PageHeader title={QUESTION} /><NoPermission what="the privacy desk" role={roleWord(me.role).toLowerCase()} /></>;
  if (!(await caller.privacy.settings())) return <><PageHeader title={QUESTION} /><Empty title="There is no privacy desk yet" action={<ButtonLink href={`${base}/privacy`}>To the privacy desk</ButtonLink>}>Drills rehearse the requests it answers.</Empty></>;
  const { rows, schedule, zone } = await caller.drills.list();
  const notices = drillNotices(rows, schedule.nextRunOn).map((notice) => ({ ...notice, href: `${base}/privacy/drills/${notice.id}` }));
  const isOpen = rows.some(({ state }) => state !== "ended");
  const setUp = may("privacy:handle") && !isOpen && <SetUpDrill base={base} />;
  return (
    <>
      <PageHeader title={QUESTION} actions={rows.length > 0 && setUp}>A made-up person is planted in every system, asked for, erased and asked for again. Drills count as no request anywhere.</PageHeader>
      {notices.length > 0 && <div className="mb-4 border-s-2 border-line ps-3"><DrillNotices notices={notices} /></div>}
      {rows.length > 0 ? <DrillTable rows={rows} zone={zone} base={base} /> : <Empty title="No drill yet" action={setUp}>Set one up to get somebody made up, with a marker for each system. Enter them there, tick each system, and begin.</Empty>}
      <Section title="Each quarter" className="mt-8" aside={schedule.nextRunOn && <>Next: <Time iso={schedule.nextRunOn} tz={zone} /></>}>
        {may("privacy:manage") ? <DrillSchedule schedule={schedule} zone={zone} /> : <p className="text-ink-2">{schedule.isOn ? `A drill is held each quarter. It begins by itself on day ${schedule.runDay}.` : "No drill is scheduled."}</p>}
      </Section>
    </>
  );
}
