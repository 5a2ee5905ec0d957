import type { Metadata } from "next";
import { Suspense } from "react";

import { PageHeader } from "@/components/layout/page-header";
import { MembersTableSkeleton } from "@/components/settings/members-table";

import { tenant } from "../../_data/tenant";
import { Members } from "../_components/members";

export const metadata: Metadata = { title: "Members" };

type MembersPageProps = { params: Promise<{ orgSlug: string }> };

export default function MembersPage({ params }: MembersPageProps) {
  return (
    <>
      <PageHeader title="Who can come in?" />
      <Suspense fallback={<MembersTableSkeleton />}><Everybody params={params} /></Suspense>
    </>
  );
}

async function Everybody({ params }: MembersPageProps) {
  const { caller, me, may, timezone } = await tenant((await params).orgSlug);
  const { members, invitations } = await caller.members.list();
  return <Members members={members} invitations={invitations} selfId={me.userId} timezone={timezone} mayManage={may("members:manage")} />;
}
