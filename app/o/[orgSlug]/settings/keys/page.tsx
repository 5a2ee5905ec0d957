import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { ApiKeysTableSkeleton } from "@/components/settings/api-keys-table";
import { roleWord } from "@/components/settings/role-words";
import { API_SCOPES } from "@/server/domain/access/permissions";

import { tenant } from "../../_data/tenant";
import { ApiKeys } from "../_components/api-keys";

export const metadata: Metadata = { title: "API keys" };

type KeysPageProps = { params: Promise<{ orgSlug: string }> };

export default function KeysPage({ params }: KeysPageProps) {
  return (
    <>
      <PageHeader title="Which systems may push?" />
      <Suspense fallback={<ApiKeysTableSkeleton />}><Keys params={params} /></Suspense>
    </>
  );
}

async function Keys({ params }: KeysPageProps) {
  const { caller, me, may, timezone } = await tenant((await params).orgSlug);
  if (!may("apiKeys:read")) return <NoPermission what="API keys" role={roleWord(me.role).toLowerCase()} />;
  return <ApiKeys keys={await caller.apiKeys.list()} now={me.now} timezone={timezone} scopes={[...API_SCOPES]} mayManage={may("apiKeys:manage")} />;
}
