import { withOrg, type Tx } from "@/db/client";
import { drillPassed, judgeSystem } from "@/server/domain/privacy/drills/judge";
import { DrillId } from "@/server/domain/privacy/drills/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { settingsOrThrow } from "../rows";
import { factsOf } from "./facts";
import { noteMarkers } from "./note-markers";
import { changeDrill, changeSystem, drillName, type DrillRow, lockDrill, systemsOf } from "./rows";
import { tellDesk } from "./tell-desk";
import { tidyDrill } from "./tidy";

/** Ends a drill now. What was not done by now was not done. One that has not begun is called off and has no result. */
export async function endDrill(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id } = parseInput(DrillId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const drill = await lockDrill(tx, ctx.orgId, id);
    if (drill.state === "ended") throw new ServiceError("CONFLICT", `${drillName(drill.number)} has ended already.`);
    await (drill.state === "planting" ? callOff(tx, ctx, drill) : finishDrill(tx, ctx, drill));
  });
}

async function callOff(tx: Tx, ctx: ServiceContext, drill: DrillRow): Promise<void> {
  await changeDrill(tx, drill, { state: "ended", endedAt: ctx.now, tidiedAt: ctx.now });
  await recordChanges(tx, ctx, [{ action: "drill.called_off", object: { kind: "drill", id: drill.id, label: drillName(drill.number) }, detail: { quarter: drill.quarter } }]);
}

/** Judges every system, writes down what it stands on, and ends the requests, in the caller's transaction, which has the drill locked. */
export async function finishDrill(tx: Tx, ctx: ServiceContext, drill: DrillRow): Promise<void> {
  if (drill.state === "finding") await noteMarkers(tx, drill);
  const { zone } = await settingsOrThrow(tx, ctx.orgId);
  const rows = await systemsOf(tx, ctx.orgId, drill.id);
  const facts = await factsOf(tx, drill, rows);
  const judged = rows.flatMap((row) => {
    const known = facts.get(row.systemId);
    return known ? [{ row, facts: known, verdict: judgeSystem(known, "ended", zone) }] : [];
  });
  for (const { row, facts: known } of judged) await changeSystem(tx, row, { facts: known });
  const result = drillPassed(judged.map(({ verdict }) => verdict), judged.filter((each) => each.facts.planted).length) ? "passed" : "failed";
  const isTidy = await tidyDrill(tx, drill, ctx.now);
  await changeDrill(tx, drill, { state: "ended", result, endedAt: ctx.now, tidiedAt: isTidy ? ctx.now : null });
  // Whoever ended it by hand is looking at it.
  if (result === "failed" && ctx.actor.kind === "system") await tellDesk(tx, ctx, drill, "failed");
  const faults = judged.filter(({ verdict }) => verdict.faults.length > 0).map(({ row, verdict }) => ({ systemId: row.systemId, faults: verdict.faults }));
  await recordChanges(tx, ctx, [{ action: "drill.ended", object: { kind: "drill", id: drill.id, label: drillName(drill.number) }, detail: { quarter: drill.quarter, result, systems: judged.length, faults } }]);
}
