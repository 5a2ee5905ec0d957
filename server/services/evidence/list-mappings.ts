import { asc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { csvMappings } from "@/db/schema/evidence";

import { authorize, type ServiceContext } from "../context";

/** The organization's saved CSV mappings, by name. */
export async function listMappings(ctx: ServiceContext) {
  authorize(ctx, "evidence:read");
  return withOrg(ctx.orgId, async (tx) =>
    tx.select({ id: csvMappings.id, name: csvMappings.name, mapping: csvMappings.mapping }).from(csvMappings).where(eq(csvMappings.orgId, ctx.orgId)).orderBy(asc(csvMappings.name)).limit(200),
  );
}
