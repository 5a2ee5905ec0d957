import { and, eq, inArray, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { erasures } from "@/db/schema/erasures";
import { RequestErasureInput } from "@/server/domain/erasure/schema";
import { newId } from "@/server/domain/ids/ids";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { evidenceOrThrow } from "../evidence/rows";
import { recordChanges } from "../ledger/record-change";
import { requireNoHold, withSameBytes } from "./rows";

/**
 * Asks for the content of an evidence to be erased, with every evidence of the same bytes. Nothing is erased until another
 * owner approves. The reason stands in no entry and no audit event, for it may name a person: those who may erase read it,
 * and it goes with the content. The basis is for everyone.
 */
export async function requestErasure(ctx: ServiceContext, input: unknown): Promise<{ id: string; evidenceIds: string[] }> {
  authorize(ctx, "evidence:erase");
  const { evidenceId, basis, reason } = parseInput(RequestErasureInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await evidenceOrThrow(tx, ctx, evidenceId);
    const evidenceIds = await withSameBytes(tx, ctx.orgId, [evidenceId]);
    await requireNoHold(tx, ctx.orgId, evidenceIds);
    const asked = await tx.select({ state: erasures.state }).from(erasures).where(and(eq(erasures.orgId, ctx.orgId), inArray(erasures.evidenceId, evidenceIds), sql`${erasures.state} <> 'refused'`));
    if (asked.length > 0) throw new ServiceError("CONFLICT", `The erasure of E-${row.number} is asked for or done already.`);
    const id = newId("erasure");
    await tx.insert(erasures).values(evidenceIds.map((of) => ({ orgId: ctx.orgId, id, evidenceId: of, basis, reason, requestedBy: ctx.actor.id, requestedAt: ctx.now, state: "requested" as const })));
    await recordChanges(tx, ctx, [{ action: "erasure.requested", object: { kind: "erasure", id, label: `E-${row.number}` }, detail: { evidence: evidenceIds, basis } }]);
    return { id, evidenceIds };
  });
}
