import { withOrg } from "@/db/client";
import type { LogoMark } from "@/server/domain/look/public-logo";

import { authorize, type ServiceContext } from "../context";
import { findLogoMark } from "../organizations/look-rows";
import { settingsOrThrow, type PrivacySettings } from "./rows";

/** What an open privacy centre tells everybody. */
export async function getPrivacyCentre(ctx: ServiceContext): Promise<PrivacySettings & { logo: LogoMark | null }> {
  authorize(ctx, "privacy:file");
  return withOrg(ctx.orgId, async (tx) => ({ ...(await settingsOrThrow(tx, ctx.orgId)), logo: await findLogoMark(tx, ctx.orgId) }));
}
