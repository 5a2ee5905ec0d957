import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { RowsSkeleton } from "@/components/ui/skeleton";

import { tenant } from "../../_data/tenant";
import { Erasures } from "../_components/erasures";

export const metadata: Metadata = { title: "Erasure" };

type ErasurePageProps = { params: Promise<{ orgSlug: string }> };

export default function ErasurePage({ params }: ErasurePageProps) {
  return (
    <>
      <PageHeader title="What must go, and what must stay?">Two owners erase evidence for good: one asks, another decides. A legal hold keeps it. Both stand in the ledger.</PageHeader>
      <Suspense fallback={<RowsSkeleton label="erasures" rows={6} rowClassName="h-12" />}><Board params={params} /></Suspense>
    </>
  );
}

async function Board({ params }: ErasurePageProps) {
  const { caller, me, may, timezone, base } = await tenant((await params).orgSlug);
  if (!may("evidence:erase")) return <NoPermission what="erasures" role={roleWord(me.role).toLowerCase()} />;
  return <Erasures board={await caller.erasures.list()} me={me.userId} base={base} timezone={timezone} />;
}
