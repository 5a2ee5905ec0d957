import { withOrg } from "@/db/client";
import { statusVersions } from "@/db/schema/status-page";
import { PublishStatusPageInput } from "@/server/domain/status-page/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound, ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { contentOf, lockOpenVersions, ofVersion, versionLabel, versionOrThrow } from "./rows";

/**
 * Publishes a draft in place of what is published. Another person than the one who drafted it does, and names the digest
 * of what they read. Throws FORBIDDEN for one's own draft, CONFLICT for what is no draft any more or another content.
 */
export async function publishStatusPage(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "status:manage");
  const { id, sha256 } = parseInput(PublishStatusPageInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const open = await lockOpenVersions(tx, ctx.orgId);
    const draft = open.find((row) => row.id === id) ?? (await versionOrThrow(tx, ctx.orgId, id));
    if (draft.state !== "draft") throw new ServiceError("CONFLICT", "This version is no draft any more. Draft a new one.");
    if (draft.sha256 !== sha256) throw new ServiceError("CONFLICT", "This is not the content that you read. Open the draft and read it again.");
    if (ctx.actor.kind !== "user" || draft.draftedBy === ctx.actor.id) throw new ServiceError("FORBIDDEN", "A draft is reviewed and published by another person than the one who drafted it.");
    await contentOf(tx, ctx.orgId, draft);
    const before = open.find(({ state }) => state === "published");
    if (before) await tx.update(statusVersions).set({ state: "replaced", endedBy: ctx.actor.id, endedAt: ctx.now }).where(ofVersion(ctx.orgId, before.id));
    const done = await tx.update(statusVersions).set({ state: "published", publishedBy: ctx.actor.id, publishedAt: ctx.now }).where(ofVersion(ctx.orgId, id)).returning({ id: statusVersions.id });
    if (done.length === 0) throw notFound("This version");
    await recordChanges(tx, ctx, [{ action: "status_page.published", object: { kind: "status_page", id, label: versionLabel(draft.number) }, detail: { sha256, replaces: before?.id ?? null } }]);
  });
}
