import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { RowsSkeleton } from "@/components/ui/skeleton";

import { tenant } from "../../_data/tenant";
import { StatusPageBoard } from "../_components/status-page-board";

export const metadata: Metadata = { title: "Status page" };

type StatusPageProps = { params: Promise<{ orgSlug: string }> };

export default function StatusSettingsPage({ params }: StatusPageProps) {
  return (
    <>
      <PageHeader title="What do customers see of us?">You choose what stands on a public page. A second person reads the draft and publishes it, frozen as they read it.</PageHeader>
      <Suspense fallback={<RowsSkeleton label="status page" rows={6} rowClassName="h-12" />}><Board params={params} /></Suspense>
    </>
  );
}

async function Board({ params }: StatusPageProps) {
  const { caller, me, may, timezone, base } = await tenant((await params).orgSlug);
  if (!may("status:manage")) return <NoPermission what="the status page" role={roleWord(me.role).toLowerCase()} />;
  const [board, choices] = await Promise.all([caller.statusPage.board(), caller.statusPage.choices()]);
  return <StatusPageBoard board={board} choices={choices} me={me.userId} base={base} timezone={timezone} />;
}
