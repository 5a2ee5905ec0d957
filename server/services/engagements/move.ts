import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { engagements } from "@/db/schema/engagements";
import { nextPhases } from "@/server/domain/engagements/phases";
import { MovePhaseInput } from "@/server/domain/engagements/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { judgeUpTo } from "../reports/snapshot";
import { engagementName, engagementOrThrow } from "./rows";
import { takeSnapshot } from "./snapshot";

/** Moves an audit on: opens it to its auditors, closes it with a snapshot, ends it. */
export async function moveEngagement(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "audits:manage");
  const { id, phase } = parseInput(MovePhaseInput, input);
  if (phase === "closed") await judgeUpTo(ctx.orgId, ctx.now, ctx.now);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await engagementOrThrow(tx, ctx, id, true);
    if (!nextPhases(row.phase).includes(phase)) throw new ServiceError("CONFLICT", `An audit that is ${row.phase} cannot become ${phase}.`);
    const timeline = [...row.timeline, { phase, at: ctx.now.toISOString(), by: ctx.actor.id }];
    await tx.update(engagements).set({ phase, timeline, updatedAt: ctx.now }).where(and(eq(engagements.orgId, ctx.orgId), eq(engagements.id, id)));
    const snapshot = phase === "closed" ? await takeSnapshot(tx, ctx, row) : undefined;
    await recordChanges(tx, ctx, [{ action: `engagement.${phase}`, object: { kind: "engagement", id, label: `${engagementName(row.number)} ${row.name}` }, detail: { from: row.phase, snapshot }, ...(snapshot ? { entryId: snapshot.entryId } : {}) }]);
  });
}
