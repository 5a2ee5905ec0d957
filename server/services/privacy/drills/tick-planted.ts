import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { drillSystems } from "@/db/schema/privacy-drills";
import { TickPlantedInput } from "@/server/domain/privacy/drills/schema";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { notFound, ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { changeSystem, drillName, lockDrillIn } from "./rows";

/** Says that the made-up person was entered in a system, or takes it back. Only before the drill begins: after it, CONFLICT. */
export async function tickPlanted(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id, systemId, planted } = parseInput(TickPlantedInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const drill = await lockDrillIn(tx, ctx.orgId, id, "planting");
    const [row] = await tx.select().from(drillSystems).where(and(eq(drillSystems.orgId, ctx.orgId), eq(drillSystems.drillId, id), eq(drillSystems.systemId, systemId)));
    if (!row) throw notFound("This system in the drill");
    if (systemId === PORTAL_SYSTEM) throw new ServiceError("CONFLICT", "The portal plants its evidence itself.");
    if ((row.plantedAt !== null) === planted) return;
    await changeSystem(tx, row, { plantedAt: planted ? ctx.now : null, plantedBy: planted ? ctx.actor.id : null });
    await recordChanges(tx, ctx, [{ action: planted ? "drill.planted" : "drill.plant_taken_back", object: { kind: "drill", id, label: drillName(drill.number) }, detail: { systemId } }]);
  });
}
