import { withOrg } from "@/db/client";
import { ApproveDrillInput } from "@/server/domain/privacy/drills/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { carryOutAct } from "../act";
import { lockDrillIn } from "./rows";

/** Approves the erasure of the planted person, by the rules of every erasure: somebody else than who planned it, and the plan they have seen. Throws UNPROCESSABLE otherwise. */
export async function approveDrillErasure(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id, planSeq } = parseInput(ApproveDrillInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const { erasingId } = await lockDrillIn(tx, ctx.orgId, id, "erasing");
    if (!erasingId) throw new ServiceError("CONFLICT", "There is no plan to approve.");
    await carryOutAct(tx, ctx, erasingId, { kind: "start_fulfilment", right: "erasure", data: { planSeq, tasks: [] } });
  });
}
