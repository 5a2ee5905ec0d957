import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { ReportShelfSkeleton } from "@/components/reports/report-shelf";
import { roleWord } from "@/components/settings/role-words";
import { dayIn } from "@/components/ui/time-format";

import { one, type OrgPage, type Query } from "../_data/query";
import { tenant } from "../_data/tenant";
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
  return (
    <Reports
      initial={await caller.reports.list()}
      hrefPrefix={`/o/${orgSlug}/files/reports/`}
      timezone={timezone}
      today={today}
      window={{ from: `${today.slice(0, 4)}-01-01`, to: today }}
      mayMake={may("reports:make")}
      asked={one(query["new"]) === "1"}
    />
  );
}
