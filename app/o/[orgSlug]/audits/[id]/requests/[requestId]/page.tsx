import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../../../_data/tenant";
import { OrgRequest } from "../../../_components/org-request";

export const metadata: Metadata = { title: "Request" };

/** For officers, and for whoever the request is assigned to. */
export default async function AuditRequestPage({ params }: { params: Promise<{ orgSlug: string; id: string; requestId: string }> }) {
  const { orgSlug, id, requestId } = await params;
  if (!/^arq_[0-9a-z]{1,50}$/.test(requestId)) notFound();
  const { caller, may, base, timezone } = await tenant(orgSlug);
  const request = await orNotFound(caller.auditRequests.get({ id: requestId }));
  if (request.engagementId !== id) notFound();
  const people = may("audits:manage") && may("members:read") ? (await caller.members.list()).members.map(({ userId, name }) => ({ value: userId, label: name })) : null;
  return <OrgRequest request={request} timezone={timezone} base={base} orgSlug={orgSlug} people={people} />;
}
