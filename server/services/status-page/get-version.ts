import { withOrg } from "@/db/client";
import { StatusVersionId } from "@/server/domain/status-page/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { keepMonthsOf } from "./settings";
import { contentOf, type PublishedPage, versionOrThrow } from "./rows";

/** What a version says, published or not: what a reviewer reads. */
export async function getStatusVersion(ctx: ServiceContext, input: unknown): Promise<Omit<PublishedPage, "publishedBy"> & { keepMonths: number }> {
  authorize(ctx, "status:manage");
  const { id } = parseInput(StatusVersionId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await versionOrThrow(tx, ctx.orgId, id);
    return { id, number: row.number, sha256: row.sha256, content: await contentOf(tx, ctx.orgId, row), keepMonths: await keepMonthsOf(tx, ctx.orgId) };
  });
}
