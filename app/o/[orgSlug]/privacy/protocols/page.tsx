import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { RowsSkeleton } from "@/components/ui/skeleton";

import { tenant } from "../../_data/tenant";
import { Protocols } from "../_components/protocols";

export const metadata: Metadata = { title: "Protocols" };

type ProtocolsPageProps = { params: Promise<{ orgSlug: string }> };

export default function ProtocolsPage({ params }: ProtocolsPageProps) {
  return (
    <>
      <PageHeader title="Which machines hand in requests, and which are asked?">What comes in becomes a case of the desk. What goes out is a task of a case. Everything is signed.</PageHeader>
      <Suspense fallback={<RowsSkeleton label="the protocols" rows={10} rowClassName="h-12" />}><Loaded params={params} /></Suspense>
    </>
  );
}

async function Loaded({ params }: ProtocolsPageProps) {
  const { caller, me, may, timezone } = await tenant((await params).orgSlug);
  if (!may("privacy:read")) return <NoPermission what="the privacy desk" role={roleWord(me.role).toLowerCase()} />;
  return <Protocols view={await caller.protocols.get()} timezone={timezone} mayManage={may("privacy:manage")} />;
}
