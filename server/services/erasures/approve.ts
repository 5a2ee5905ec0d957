import { withOrg } from "@/db/client";
import { DecideErasureInput } from "@/server/domain/erasure/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { judgeAgain } from "../evidence/judge-again";
import { enqueue } from "../jobs/enqueue";
import { holdKeys } from "../ledger/hold-keys";
import { coverErasure } from "./cover";
import { lockErasure, requireNoHold } from "./rows";

/**
 * Approves an erasure that another person asked for, for good. The `erasure` leaves are in this transaction; keys and
 * bytes are destroyed by the worker when it is committed, so the ledger never lacks what was done. From here on the
 * content is not shown, not handed out and not judged.
 */
export async function approveErasure(ctx: ServiceContext, input: unknown): Promise<{ evidenceIds: string[] }> {
  authorize(ctx, "evidence:erase");
  const { id } = parseInput(DecideErasureInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    await holdKeys(tx, ctx.orgId, "exclusive");
    const [first] = await lockErasure(tx, ctx.orgId, id);
    if (first.state !== "requested") throw new ServiceError("CONFLICT", "This erasure was decided already.");
    if (ctx.actor.kind !== "user" || first.requestedBy === ctx.actor.id) throw new ServiceError("FORBIDDEN", "An erasure is approved by another person than the one who asked for it.");
    const { evidenceIds } = await coverErasure(tx, ctx, { ...first, state: "approved", decidedBy: ctx.actor.id, decidedAt: ctx.now });
    await requireNoHold(tx, ctx.orgId, evidenceIds);
    for (const evidenceId of evidenceIds) await judgeAgain(tx, ctx, evidenceId);
    await enqueue(tx, "erase-content", { orgId: ctx.orgId, erasureId: id });
    return { evidenceIds };
  });
}
