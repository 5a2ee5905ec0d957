import type { Metadata } from "next";
import { Suspense } from "react";

import { ControlTableSkeleton } from "@/components/controls/control-table";
import { PageHeader } from "@/components/layout/page-header";

import { controlsAt, frameworksOf } from "../_data/controls";
import { type OrgPage, pastDay } from "../_data/query";
import { tenant } from "../_data/tenant";
import { ControlsList } from "./_components/controls-list";
import { controlSurroundings } from "./_components/surroundings";

export const metadata: Metadata = { title: "Controls" };

export default function ControlsPage(props: OrgPage) {
  return (
    <>
      <PageHeader title="Which controls hold, and which need me?" />
      <Suspense fallback={<ControlTableSkeleton />}><Controls {...props} /></Suspense>
    </>
  );
}

async function Controls({ params, searchParams }: OrgPage) {
  const here = await tenant((await params).orgSlug);
  const past = pastDay(await searchParams, here.timezone, here.me.now);
  const [controls, surroundings] = await Promise.all([controlsAt(here.orgSlug, past?.moment ?? null), controlSurroundings(here, past)]);
  return <ControlsList controls={controls} frameworks={frameworksOf(here.organization.frameworks)} surroundings={surroundings} />;
}
