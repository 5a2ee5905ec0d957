import { withOrg } from "@/db/client";

import { authorize, type ServiceContext } from "../context";
import { publishedPage, type PublishedPage } from "./rows";
import { keepMonthsOf } from "./settings";

/** What everybody may read: the published version, as it was frozen, and how long who asks is remembered. NOT_FOUND where nothing is published. */
export async function openStatusPage(ctx: ServiceContext): Promise<PublishedPage & { keepMonths: number }> {
  authorize(ctx, "status:visit");
  return withOrg(ctx.orgId, async (tx) => ({ ...(await publishedPage(tx, ctx.orgId)), keepMonths: await keepMonthsOf(tx, ctx.orgId) }));
}
