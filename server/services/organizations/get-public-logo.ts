import { withOrg } from "@/db/client";
import type { Logo } from "@/server/domain/look/look";

import { authorize, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { frozenLogo, publishedPage } from "../status-page/rows";
import { findLook } from "./look-rows";

/** The logo for whoever visits the open privacy centre or the published status page of the organization. NOT_FOUND where there is none. */
export async function getPublicLogo(ctx: ServiceContext, of: "centre" | "status"): Promise<Logo> {
  authorize(ctx, of === "status" ? "status:visit" : "privacy:file");
  const logo = await withOrg(ctx.orgId, async (tx) => {
    const { logo: now } = await findLook(tx, ctx.orgId);
    return of === "status" ? frozenLogo((await publishedPage(tx, ctx.orgId)).content, now) : now;
  });
  if (!logo) throw notFound("This logo");
  return logo;
}
