import { withOrg } from "@/db/client";

import { authorize, type ServiceContext } from "../context";
import { findSettings, type PrivacySettings } from "./rows";

/** How the organization answers people about their data; null while nobody has said. */
export async function getPrivacySettings(ctx: ServiceContext): Promise<PrivacySettings | null> {
  authorize(ctx, "privacy:read");
  return withOrg(ctx.orgId, async (tx) => (await findSettings(tx, ctx.orgId)) ?? null);
}
