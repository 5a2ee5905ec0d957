import { withOrg } from "@/db/client";
import { engagements } from "@/db/schema/engagements";
import { CreateEngagementInput } from "@/server/domain/engagements/schema";
import { newId } from "@/server/domain/ids/ids";

import { authorize, parseInput, type ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";
import { controlsInScope, coverControls, engagementName, engagementOrThrow, nextEngagementNumber, referencesOf } from "./rows";

/** Plans an audit. Named a previous one, it takes over the auditor's numbering and what was left out. Covers every applicable control of its frameworks until told otherwise. */
export async function createEngagement(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "audits:manage");
  const { previousId, ...wanted } = parseInput(CreateEngagementInput, input);
  const id = newId("engagement");
  await withOrg(ctx.orgId, async (tx) => {
    const previous = previousId === null ? null : await engagementOrThrow(tx, ctx, previousId);
    const number = await nextEngagementNumber(tx, ctx.orgId);
    const timeline = [{ phase: "planning" as const, at: ctx.now.toISOString(), by: ctx.actor.id }];
    await tx.insert(engagements).values({ orgId: ctx.orgId, id, number, ...wanted, phase: "planning", timeline, previousId, createdBy: ctx.actor.id, createdAt: ctx.now, updatedAt: ctx.now });
    const references = previous ? await referencesOf(tx, ctx.orgId, previous.id) : new Map<string, string | null>();
    // Left out of the one it goes on from: left out here too, until told otherwise.
    const dropped = new Set(previous ? (await controlsInScope(tx, ctx.orgId, previous)).filter((control) => !references.has(control.id)).map((control) => control.id) : []);
    const covered = (await controlsInScope(tx, ctx.orgId, wanted)).filter((control) => !dropped.has(control.id));
    await coverControls(tx, ctx.orgId, id, covered.map((control) => control.id), references);
    await recordChanges(tx, ctx, [{ action: "engagement.planned", object: { kind: "engagement", id, label: `${engagementName(number)} ${wanted.name}` }, detail: { ...wanted, previousId, controls: covered.map(({ key }) => key) } }]);
  });
  return { id };
}
