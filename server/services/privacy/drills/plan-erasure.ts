import { withOrg } from "@/db/client";
import { DrillId } from "@/server/domain/privacy/drills/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { carryOutAct } from "../act";
import { noteMarkers } from "./note-markers";
import { changeDrill, drillName, lockDrillIn } from "./rows";
import { plantedFor, rehearse } from "./rehearse";
import { closeRehearsal } from "./tidy";

const PLAN = "Erase the person who was planted for this drill, and nobody else, wherever they were entered.";

/**
 * Goes on to the erasure: the planted person asks to be forgotten, and whoever calls plans where. Nothing is erased before
 * somebody else has approved it. Systems that have not answered by now have not answered.
 */
export async function planDrillErasure(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id } = parseInput(DrillId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const drill = await lockDrillIn(tx, ctx.orgId, id, "finding");
    const systems = await plantedFor(tx, drill, "erasure");
    if (systems.length === 0) throw new ServiceError("CONFLICT", "No system in which the person was entered takes part in erasure: say under Privacy, Systems which do, or end the drill.");
    await noteMarkers(tx, drill);
    if (drill.findingId) await closeRehearsal(tx, ctx, drill.findingId);
    const erasingId = await rehearse(tx, ctx, drill, "erasure");
    await carryOutAct(tx, ctx, erasingId, { kind: "plan_erasure", right: "erasure", data: { plan: { text: PLAN }, itemCount: systems.length, tasks: { systems } } });
    await changeDrill(tx, drill, { state: "erasing", erasingId });
    await recordChanges(tx, ctx, [{ action: "drill.erasure_planned", object: { kind: "drill", id, label: drillName(drill.number) }, detail: { requestId: erasingId, systems } }]);
  });
}
