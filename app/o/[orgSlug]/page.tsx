import type { Metadata } from "next";
import { type ReactNode, Suspense } from "react";

import { Changes } from "@/components/home/changes";
import { BreachesDue } from "@/components/home/breaches-due";
import { CoverageLegend } from "@/components/home/coverage-cell-mark";
import { CoverageStrip, CoverageStripSkeleton } from "@/components/home/coverage-strip";
import { FIRST_ROWS, worstFirst } from "@/components/home/coverage-order";
import { Readiness, ReadinessSkeleton } from "@/components/home/readiness";
import { WindowFigures } from "@/components/home/window-figures";
import { windowOf } from "@/components/home/window-choices";
import { WindowPicker } from "@/components/home/window-picker";
import { RequestsDue } from "@/components/home/requests-due";
import { DrillNotices } from "@/components/privacy/drills/drill-notices";
import { Deadlines, HomeListSkeleton, WorkList } from "@/components/home/work-list";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { RowLink } from "@/components/ui/row-link";
import { dayIn, endOfDay, formatDate, startOfDay } from "@/components/ui/time-format";
import type { HomeView } from "@/server/domain/home/view";
import { orNotFound } from "@/server/trpc/rsc";

import { MyWork } from "./_components/my-work";
import { StartHere } from "./_components/start-here";
import { one, type OrgPage, pastDay } from "./_data/query";
import { tenant } from "./_data/tenant";

export const metadata: Metadata = { title: "Home" };

export default function HomePage(props: OrgPage) {
  return <Suspense fallback={<HomeSkeleton />}><FirstPage {...props} /></Suspense>;
}

/** Who answers for single controls lands on their work, everybody else on the organization. */
async function FirstPage(props: OrgPage) {
  const here = await tenant((await props.params).orgSlug);
  return here.may("home:read") ? <Home {...props} /> : <MyWork here={here} />;
}

async function Home({ params, searchParams }: OrgPage) {
  const here = await tenant((await params).orgSlug);
  const query = await searchParams;
  const past = pastDay(query, here.timezone, here.me.now);
  const today = past?.day ?? dayIn(here.me.now, here.timezone);
  const window = windowOf({ window: one(query["window"]), from: one(query["from"]), to: one(query["to"]) }, today);
  // The last twelve months are whole weeks, and stored with the verdicts.
  const span = window.key === "12m" ? {} : { from: startOfDay(window.from, here.timezone), to: endOfDay(window.to, here.timezone) };
  const home = await orNotFound(here.caller.home.get({ ...(past ? { asOf: past.moment } : {}), ...span }));
  const starting = home.firstRun !== null && past === null && here.may("controls:update");
  const breaches = starting && home.counts.evidence === 0 ? (home.breaches ?? []) : [];
  return (
    <>
      {breaches.length > 0 && <div className="mb-8"><Section title="Breaches" aside="72 hours, Art. 33"><BreachesDue breaches={breaches.map((breach) => ({ ...breach, href: `${here.base}${breach.href}` }))} /></Section></div>}
      {starting && home.firstRun && <StartHere here={here} home={home} steps={home.firstRun} />}
      {(!starting || home.counts.evidence > 0) && <Standing home={home} base={here.base} second={starting} picker={<WindowPicker window={{ key: window.key, from: dayIn(home.window.from, here.timezone), to: dayIn(home.window.to, here.timezone) }} today={today} timezone={here.timezone} />} chosen={window.key !== "12m"} />}
    </>
  );
}

type StandingProps = { home: HomeView; base: string; second: boolean; picker: ReactNode; chosen: boolean };

function Standing({ home, base, second, picker, chosen }: StandingProps) {
  const { window, timezone, asOf, coverage } = home;
  const within = <T extends { href: string }>(items: T[]) => items.map((item) => ({ ...item, href: `${base}${item.href}` }));
  const span = `${formatDate(window.from, timezone)} to ${formatDate(window.to, timezone)}`;
  return (
    <>
      {second ? <div className="mt-10 mb-3 flex flex-wrap items-center justify-between gap-3"><h2 className="text-xl font-semibold">Where do we stand?</h2>{picker}</div> : <PageHeader title="Where do we stand?" actions={picker}>{span}, {timezone}</PageHeader>}
      <div className="grid grid-cols-1 gap-8">
        <Readiness frameworks={home.frameworks} base={base} />
        <Section title="Coverage" count={coverage.rows.length} aside={<CoverageLegend />}>
          <WindowFigures figures={home.figures} />
          <CoverageStrip strip={{ ...coverage, rows: worstFirst(coverage.rows) }} asOf={asOf} base={base} />
        </Section>
        <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
          <Section title="Needs me" count={home.workTotal + home.tasks.length} aside={<RowLink className="link" href={`${base}/work`}>All my work</RowLink>}><WorkList work={within(home.work)} tasks={within(home.tasks)} /></Section>
          <div className="grid grid-cols-1 content-start gap-8">
            <Section title={chosen ? "Changed in this window" : "Changed lately"} aside={chosen ? "the latest" : "the last 14 days"}><Changes changes={home.changes} timezone={timezone} base={base} /></Section>
            {home.breaches && home.breaches.length > 0 && <Section title="Breaches" aside="72 hours, Art. 33"><BreachesDue breaches={within(home.breaches)} /></Section>}
            {home.requests && <Section title="Requests due" aside="rights of persons"><RequestsDue requests={within(home.requests)} /></Section>}
            {home.drills && home.drills.length > 0 && <Section title="Drills" aside="rehearsed requests"><DrillNotices notices={within(home.drills)} /></Section>}
            <Section title="Deadlines" aside="when a verdict runs out"><Deadlines deadlines={home.deadlines && within(home.deadlines)} asOf={asOf} timezone={timezone} /></Section>
          </div>
        </div>
      </div>
    </>
  );
}

function HomeSkeleton() {
  return (
    <>
      <PageHeader title="Where do we stand?">{"\u00a0"}</PageHeader>
      <div className="grid grid-cols-1 gap-8">
        <ReadinessSkeleton />
        <Section title="Coverage"><CoverageStripSkeleton rows={FIRST_ROWS} /></Section>
        <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
          <Section title="Needs me"><HomeListSkeleton label="your work" rows={10} /></Section>
          <Section title="Changed lately"><HomeListSkeleton label="what changed" rows={10} /></Section>
        </div>
      </div>
    </>
  );
}
