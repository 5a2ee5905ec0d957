import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { ReportShelfSkeleton } from "@/components/reports/report-shelf";
import { roleWord } from "@/components/settings/role-words";
import { dayIn } from "@/components/ui/time-format";

import { controlsAt } from "../_data/controls";
import { one, type OrgPage, type Query } from "../_data/query";
import { tenant } from "../_data/tenant";
import { Packs } from "./_components/packs";
import { Reports } from "./_components/reports";

export const metadata: Metadata = { title: "Reports" };

export default async function ReportsPage({ params, searchParams }: OrgPage) {
  const { orgSlug } = await params;
  return (
    <>
      <PageHeader title="What can we hand over?" />
      <Suspense fallback={<ReportShelfSkeleton />}><Shelf orgSlug={orgSlug} query={await searchParams} /></Suspense>
    </>
  );
}

async function Shelf({ orgSlug, query }: { orgSlug: string; query: Query }) {
  const { caller, me, may, timezone } = await tenant(orgSlug);
  if (!may("reports:read")) return <NoPermission what="reports" role={roleWord(me.role).toLowerCase()} />;
  const today = dayIn(me.now, timezone);
  const mayMake = may("reports:make");
  const [audits, members] = await Promise.all([may("audits:read") && mayMake ? caller.engagements.list() : [], may("members:read") && mayMake ? caller.members.list() : null]);
  return (
    <div className="grid grid-cols-1 gap-12">
      <Reports
        initial={await caller.reports.list()}
        schedules={await caller.reports.schedules()}
        filesPrefix={`/o/${orgSlug}/files/`}
        timezone={timezone}
        today={today}
        window={{ from: `${today.slice(0, 4)}-01-01`, to: today }}
        audits={audits.map(({ id, reference, name, windowFrom, windowTo }) => ({ id, label: `${reference} ${name}`, from: windowFrom, to: windowTo }))}
        readers={(members?.members ?? []).filter(({ role }) => role !== "contributor").map(({ userId, name, email }) => ({ id: userId, name: name || email }))}
        mayMake={mayMake}
        asked={one(query["new"]) === "1"}
      />
      {may("packs:read") && <AuditorPacks orgSlug={orgSlug} today={today} />}
    </div>
  );
}

async function AuditorPacks({ orgSlug, today }: { orgSlug: string; today: string }) {
  const { caller, may, timezone } = await tenant(orgSlug);
  const [packs, controls, audits] = await Promise.all([caller.packs.list(), may("packs:make") ? controlsAt(orgSlug, null) : [], may("packs:make") && may("audits:read") ? caller.engagements.list() : []]);
  return (
    <Packs
      initial={packs}
      hrefPrefix={`/o/${orgSlug}/files/packs/`}
      timezone={timezone}
      today={today}
      controls={controls.map(({ key, title }) => ({ key, title }))}
      audits={audits.map(({ id, reference, name }) => ({ id, label: `${reference} ${name}` }))}
      mayMake={may("packs:make")}
      mayRelease={may("audits:manage")}
    />
  );
}
