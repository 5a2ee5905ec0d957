import "server-only";

import { notFound } from "next/navigation";
import { cache } from "react";

import type { Permission } from "@/server/domain/access/permissions";
import { api, orNotFound } from "@/server/trpc/rsc";

/** Who reads, in which organization, and what they may. Looked up once a request; a stranger gets the 404 page. */
export const tenant = cache(async (orgSlug: string) => {
  if (!/^[a-z0-9-]{1,60}$/.test(orgSlug)) notFound();
  const caller = await api(orgSlug);
  const [me, organization] = await orNotFound(Promise.all([caller.organization.me(), caller.organization.get()]));
  const permissions = new Set<Permission>(me.permissions);
  return { caller, me, organization, orgSlug, base: `/o/${orgSlug}`, timezone: organization.timezone, may: (permission: Permission) => permissions.has(permission) };
});
export type Tenant = Awaited<ReturnType<typeof tenant>>;
