import { withOrg } from "@/db/client";
import type { Look } from "@/server/domain/look/look";

import { authorize, type ServiceContext } from "../context";
import { findLook } from "./look-rows";

/** The colour and the logo of the organization. */
export async function getLook(ctx: ServiceContext): Promise<Look> {
  authorize(ctx, "organization:read");
  return withOrg(ctx.orgId, async (tx) => findLook(tx, ctx.orgId));
}
