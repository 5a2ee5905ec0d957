import { withOrg } from "@/db/client";
import type { OrganizationView } from "@/server/domain/organization/view";

import { authorize, type ServiceContext } from "../context";
import { organizationOrThrow } from "./rows";

export async function getOrganization(ctx: ServiceContext): Promise<OrganizationView> {
  authorize(ctx, "organization:read");
  const row = await withOrg(ctx.orgId, async (tx) => organizationOrThrow(tx, ctx.orgId));
  return {
    id: row.orgId, slug: row.slug, name: row.name, timezone: row.timezone, frameworks: row.catalogChoice.frameworks,
    soc2Categories: row.catalogChoice.soc2Categories, gdprRoles: row.catalogChoice.gdprRoles,
    catalogVersion: row.catalogVersion, createdAt: row.createdAt.toISOString(),
  };
}
