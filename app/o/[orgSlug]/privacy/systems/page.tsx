import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { SystemTableSkeleton } from "@/components/privacy/system-table";
import { roleWord } from "@/components/settings/role-words";

import { tenant } from "../../_data/tenant";
import { Systems } from "../_components/systems";

export const metadata: Metadata = { title: "Systems" };
const QUESTION = "Which systems hold people’s data?";

type SystemsPageProps = { params: Promise<{ orgSlug: string }> };

export default function SystemsPage({ params }: SystemsPageProps) {
  return <Suspense fallback={<><PageHeader title={QUESTION}>{"\u00a0"}</PageHeader><SystemTableSkeleton /></>}><Register params={params} /></Suspense>;
}

async function Register({ params }: SystemsPageProps) {
  const { caller, me, may } = await tenant((await params).orgSlug);
  if (!may("privacy:read")) return <><PageHeader title={QUESTION} /><NoPermission what="the privacy desk" role={roleWord(me.role).toLowerCase()} /></>;
  const [systems, { members }, processors] = await Promise.all([caller.systems.list({ archived: true }), caller.members.list(), may("registers:read") ? caller.registers.list({ register: "processors" }) : null]);
  const named = (processors?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Systems question={QUESTION} systems={systems} people={members.map(({ userId, name }) => ({ value: userId, label: name }))} processors={named} mayManage={may("privacy:manage")} />;
}
