import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../../../_data/tenant";
import { OrgFinding } from "../../../_components/org-finding";

export const metadata: Metadata = { title: "Finding" };

export default async function AuditFindingPage({ params }: { params: Promise<{ orgSlug: string; id: string; findingId: string }> }) {
  const { orgSlug, id, findingId } = await params;
  if (!/^fnd_[0-9a-z]{1,50}$/.test(findingId)) notFound();
  const { caller, me, may, base, timezone } = await tenant(orgSlug);
  if (!may("audits:read")) return <><PageHeader title="Finding" /><NoPermission what="audits" role={roleWord(me.role).toLowerCase()} /></>;
  const finding = await orNotFound(caller.auditFindings.get({ id: findingId }));
  if (finding.engagementId !== id) notFound();
  const people = may("members:read") ? (await caller.members.list()).members.map(({ userId, name }) => ({ value: userId, label: name })) : [];
  return <OrgFinding finding={finding} timezone={timezone} base={base} people={people} />;
}
