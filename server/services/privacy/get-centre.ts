import { withOrg } from "@/db/client";

import { authorize, type ServiceContext } from "../context";
import { settingsOrThrow, type PrivacySettings } from "./rows";

/** What an open privacy centre tells everybody. */
export async function getPrivacyCentre(ctx: ServiceContext): Promise<PrivacySettings> {
  authorize(ctx, "privacy:file");
  return withOrg(ctx.orgId, async (tx) => settingsOrThrow(tx, ctx.orgId));
}
