import { withOrg, type Tx } from "@/db/client";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { quarterOf } from "@/server/domain/privacy/drills/quarter";
import { DrillId } from "@/server/domain/privacy/drills/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { settingsOrThrow } from "../rows";
import { listPlaces } from "./make";
import { changeDrill, drillName, type DrillRow, lockDrillIn, systemsOf } from "./rows";
import { rehearseAccess } from "./rehearse";

/** Begins a drill now: every system in which the person was entered is asked for them. Throws CONFLICT where nothing is planted yet. */
export async function startDrill(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id } = parseInput(DrillId, input);
  await withOrg(ctx.orgId, async (tx) => beginDrill(tx, ctx, await lockDrillIn(tx, ctx.orgId, id, "planting")));
}

/** The same in the caller's transaction, which has the drill locked. */
export async function beginDrill(tx: Tx, ctx: ServiceContext, drill: DrillRow): Promise<void> {
  if (drill.person) await listPlaces(tx, drill, drill.person);
  const rows = await systemsOf(tx, ctx.orgId, drill.id);
  const planted = rows.filter(({ plantedAt }) => plantedAt !== null).map(({ systemId }) => systemId);
  if (planted.length === 0) throw new ServiceError("CONFLICT", "Enter the person in at least one system first, and tick it.");
  const { zone } = await settingsOrThrow(tx, ctx.orgId);
  const quarter = quarterOf(localDay(ctx.now.toISOString(), zone));
  const findingId = await rehearseAccess(tx, ctx, { ...drill, quarter });
  await changeDrill(tx, drill, { state: "finding", quarter, startedAt: ctx.now, findingId });
  await recordChanges(tx, ctx, [{ action: "drill.started", object: { kind: "drill", id: drill.id, label: drillName(drill.number) }, detail: { quarter, requestId: findingId, planted, notPlanted: rows.length - planted.length } }]);
}
