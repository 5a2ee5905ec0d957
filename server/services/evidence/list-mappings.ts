import { and, asc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { csvMappings } from "@/db/schema/evidence";

import { mappingInReach } from "../access/reach";
import { authorize, type ServiceContext } from "../context";

/** The saved CSV mappings in the reader's reach, by name. */
export async function listMappings(ctx: ServiceContext) {
  authorize(ctx, "evidence:read");
  return withOrg(ctx.orgId, async (tx) =>
    tx.select({ id: csvMappings.id, name: csvMappings.name, mapping: csvMappings.mapping }).from(csvMappings).where(and(eq(csvMappings.orgId, ctx.orgId), mappingInReach(ctx))).orderBy(asc(csvMappings.name)).limit(200),
  );
}
