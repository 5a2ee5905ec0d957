import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { RowsSkeleton } from "@/components/ui/skeleton";

import { tenant } from "../../_data/tenant";
import { SystemDescription } from "../_components/system-description";

export const metadata: Metadata = { title: "System description" };

type SystemPageProps = { params: Promise<{ orgSlug: string }> };

export default function SystemPage({ params }: SystemPageProps) {
  return (
    <>
      <PageHeader title="What is our system?">In your own words, for the readers of your SOC 2 readiness report. Every version is kept; what is empty is printed as “not stated”.</PageHeader>
      <Suspense fallback={<RowsSkeleton label="the description" rows={4} rowClassName="h-16" />}><Description params={params} /></Suspense>
    </>
  );
}

async function Description({ params }: SystemPageProps) {
  const { caller, me, may, timezone } = await tenant((await params).orgSlug);
  if (!may("reports:read")) return <NoPermission what="the system description" role={roleWord(me.role).toLowerCase()} />;
  return <SystemDescription description={await caller.systemDescription.get({})} timezone={timezone} mayWrite={may("reports:make")} />;
}
