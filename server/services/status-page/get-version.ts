import { withOrg } from "@/db/client";
import type { Logo } from "@/server/domain/look/look";
import { StatusVersionId } from "@/server/domain/status-page/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { findLook } from "../organizations/look-rows";
import { keepMonthsOf } from "./settings";
import { contentOf, frozenLogo, type PublishedPage, versionOrThrow } from "./rows";

/** What a version says, published or not: what a reviewer reads. */
export async function getStatusVersion(ctx: ServiceContext, input: unknown): Promise<Omit<PublishedPage, "publishedBy"> & { keepMonths: number; logo: Logo | null }> {
  authorize(ctx, "status:manage");
  const { id } = parseInput(StatusVersionId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await versionOrThrow(tx, ctx.orgId, id);
    const content = await contentOf(tx, ctx.orgId, row);
    return { id, number: row.number, sha256: row.sha256, content, keepMonths: await keepMonthsOf(tx, ctx.orgId), logo: frozenLogo(content, (await findLook(tx, ctx.orgId)).logo) };
  });
}
