import { redirect } from "next/navigation";

import { api } from "@/server/trpc/rsc";

/** The front door: the one organization one belongs to, a choice of several, an auditor's engagements, or the first to make. */
export default async function FrontPage() {
  const caller = await api("-");
  const organizations = await caller.account.organizations();
  const [only] = organizations;
  if (!only && (await caller.audit.engagements()).length > 0) redirect("/audit");
  redirect(only && organizations.length === 1 ? `/o/${only.slug}` : "/organizations");
}
