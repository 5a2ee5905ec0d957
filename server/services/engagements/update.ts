import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { engagements } from "@/db/schema/engagements";
import { UpdateEngagementInput } from "@/server/domain/engagements/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { controlsInScope, coverControls, engagementName, engagementOrThrow, referencesOf } from "./rows";

/** Changes what an audit is about while it is planned or open. `leftOut` names controls (by key) that it does not cover; left out itself, those covered stay. */
export async function updateEngagement(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "audits:manage");
  const { id, leftOut, ...wanted } = parseInput(UpdateEngagementInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await engagementOrThrow(tx, ctx, id, true);
    if (row.phase === "closed" || row.phase === "ended") throw new ServiceError("CONFLICT", "This audit is closed: what it covers is frozen. Open it again first.");
    await tx.update(engagements).set({ ...wanted, updatedAt: ctx.now }).where(and(eq(engagements.orgId, ctx.orgId), eq(engagements.id, id)));
    const references = await referencesOf(tx, ctx.orgId, id, true);
    const inScope = await controlsInScope(tx, ctx.orgId, wanted);
    const before = await controlsInScope(tx, ctx.orgId, row);
    // Left out before and not spoken of now: stays left out.
    const dropped = new Set(leftOut ?? before.filter((control) => !references.has(control.id)).map(({ key }) => key));
    const covered = inScope.filter(({ key }) => !dropped.has(key));
    await coverControls(tx, ctx.orgId, id, covered.map((control) => control.id), references);
    await recordChanges(tx, ctx, [{ action: "engagement.changed", object: { kind: "engagement", id, label: `${engagementName(row.number)} ${wanted.name}` }, detail: { ...wanted, controls: covered.map(({ key }) => key) } }]);
  });
}
