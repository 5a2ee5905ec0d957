import { withOrg } from "@/db/client";
import type { LogoMark } from "@/server/domain/look/public-logo";

import { authorize, type ServiceContext } from "../context";
import { findLogoMark } from "../organizations/look-rows";
import { frozenLogo, publishedPage, type PublishedPage } from "./rows";
import { keepMonthsOf } from "./settings";

/** What everybody may read: the published version, as it was frozen, its logo where that still is the organization's, and how long who asks is remembered. NOT_FOUND where nothing is published. */
export async function openStatusPage(ctx: ServiceContext): Promise<PublishedPage & { keepMonths: number; logo: LogoMark | null }> {
  authorize(ctx, "status:visit");
  return withOrg(ctx.orgId, async (tx) => {
    const [page, logo] = [await publishedPage(tx, ctx.orgId), await findLogoMark(tx, ctx.orgId)];
    return { ...page, keepMonths: await keepMonthsOf(tx, ctx.orgId), logo: frozenLogo(page.content, logo) };
  });
}
