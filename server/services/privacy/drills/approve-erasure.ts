import { withOrg } from "@/db/client";
import { processOf } from "@/server/domain/privacy/case/case";
import { DrillId } from "@/server/domain/privacy/drills/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { carryOutAct } from "../act";
import { loadCase } from "../load-case";
import { lockDrillIn } from "./rows";

/** Approves the erasure of the planted person, by the rules of every erasure: somebody else than who planned it. Throws UNPROCESSABLE otherwise. */
export async function approveDrillErasure(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id } = parseInput(DrillId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const { erasingId } = await lockDrillIn(tx, ctx.orgId, id, "erasing");
    const plan = erasingId && processOf(await loadCase(tx, ctx.orgId, erasingId), "erasure")?.plan;
    if (!erasingId || !plan) throw new ServiceError("CONFLICT", "There is no plan to approve.");
    await carryOutAct(tx, ctx, erasingId, { kind: "start_fulfilment", right: "erasure", data: { planSeq: plan.seq, tasks: [] } });
  });
}
