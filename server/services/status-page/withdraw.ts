import { withOrg } from "@/db/client";
import { statusVersions } from "@/db/schema/status-page";
import { StatusVersionId } from "@/server/domain/status-page/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { lockOpenVersions, ofVersion, versionLabel, versionOrThrow } from "./rows";

/** Takes back what is published, or a draft. At once: the next visitor finds no page, and no link to a document opens. What it said stays on record. */
export async function withdrawStatusPage(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "status:manage");
  const { id } = parseInput(StatusVersionId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = (await lockOpenVersions(tx, ctx.orgId)).find((open) => open.id === id) ?? (await versionOrThrow(tx, ctx.orgId, id));
    if (row.state !== "draft" && row.state !== "published") throw new ServiceError("CONFLICT", "This version has ended already.");
    await tx.update(statusVersions).set({ state: "withdrawn", endedBy: ctx.actor.id, endedAt: ctx.now }).where(ofVersion(ctx.orgId, id));
    await recordChanges(tx, ctx, [{ action: "status_page.withdrawn", object: { kind: "status_page", id, label: versionLabel(row.number) }, detail: { was: row.state } }]);
  });
}
