import type { Metadata } from "next";
import { Suspense } from "react";

import { ActivityTableSkeleton } from "@/components/activity/activity-table";
import { activityFiltersFrom } from "@/components/activity/activity-words";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";

import { one, type OrgPage, type Query } from "../_data/query";
import { tenant } from "../_data/tenant";
import { ActivityList } from "./_components/activity-list";
import { activityQuery } from "./_components/activity-query";
import { ACTIONS, OBJECT_KINDS } from "./_components/facets";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({ params, searchParams }: OrgPage) {
  const { orgSlug } = await params;
  return (
    <>
      <PageHeader title="Who did what, and when?">The audit trail. Nothing in it can be changed.</PageHeader>
      <Suspense fallback={<ActivityTableSkeleton />}><Trail orgSlug={orgSlug} query={await searchParams} /></Suspense>
    </>
  );
}

async function Trail({ orgSlug, query }: { orgSlug: string; query: Query }) {
  const { caller, me, may, timezone, base } = await tenant(orgSlug);
  if (!may("activity:read")) return <NoPermission what="the audit trail" role={roleWord(me.role).toLowerCase()} />;
  const address = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (one(value) ? [[name, one(value) ?? ""]] : [])));
  const asked = activityQuery(activityFiltersFrom(address), timezone);
  const cursor = one(query["cursor"]);
  const [page, people, keys] = await Promise.all([
    caller.activity.list({ ...asked, ...(cursor ? { cursor: cursor.slice(0, 200) } : {}) }), caller.members.list(), may("apiKeys:read") ? caller.apiKeys.list() : [],
  ]);
  const actors = [...people.members.map(({ userId, name }) => ({ id: userId, name })), ...keys.map(({ id, name }) => ({ id, name: `${name} (key)` })), { id: "system", name: "Proofroom" }];
  const filters = new URLSearchParams(asked);
  return (
    <ActivityList
      rows={page.rows}
      nextCursor={page.nextCursor}
      cursor={cursor ?? null}
      facets={{ actors, actions: [...ACTIONS], objectKinds: [...OBJECT_KINDS] }}
      timezone={timezone}
      base={base}
      exportHref={`/o/${orgSlug}/files/activity.csv${filters.size > 0 ? `?${filters}` : ""}`}
    />
  );
}
