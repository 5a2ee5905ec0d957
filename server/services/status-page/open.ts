import { withOrg } from "@/db/client";

import { authorize, type ServiceContext } from "../context";
import { publishedPage, type PublishedPage } from "./rows";

/** What everybody may read: the published version, as it was frozen. NOT_FOUND where nothing is published. */
export async function openStatusPage(ctx: ServiceContext): Promise<PublishedPage> {
  authorize(ctx, "status:visit");
  return withOrg(ctx.orgId, async (tx) => publishedPage(tx, ctx.orgId));
}
