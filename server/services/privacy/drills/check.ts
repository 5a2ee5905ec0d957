import { withOrg } from "@/db/client";
import { processOf } from "@/server/domain/privacy/case/case";
import { DrillId } from "@/server/domain/privacy/drills/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { loadCase } from "../load-case";
import { approveDrillAnswer, prepareDrillAnswer } from "./answer-erasure";
import { rehearseAccess } from "./rehearse";
import { changeDrill, drillName, lockDrillIn } from "./rows";

/**
 * Goes on to the last step: the answer to the erasure is approved where every system has reported, and all are asked once
 * more whether they still find the person. Throws CONFLICT before the erasure was approved.
 */
export async function checkDrill(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id } = parseInput(DrillId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const drill = await lockDrillIn(tx, ctx.orgId, id, "erasing");
    const { erasingId } = drill;
    if (!erasingId || processOf(await loadCase(tx, ctx.orgId, erasingId), "erasure")?.tasks.length === 0) throw new ServiceError("CONFLICT", "The erasure has not been approved yet.");
    await prepareDrillAnswer(tx, ctx.orgId, erasingId, ctx.now);
    await approveDrillAnswer(tx, ctx, erasingId);
    const checkingId = await rehearseAccess(tx, ctx, drill);
    await changeDrill(tx, drill, { state: "checking", checkingId });
    await recordChanges(tx, ctx, [{ action: "drill.checked", object: { kind: "drill", id, label: drillName(drill.number) }, detail: { requestId: checkingId } }]);
  });
}
