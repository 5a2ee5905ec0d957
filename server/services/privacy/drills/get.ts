import { inArray, and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { processOf, type RightProcess } from "@/server/domain/privacy/case/case";
import { daysTaken, type DrillTask, judgeSystem } from "@/server/domain/privacy/drills/judge";
import { DrillId } from "@/server/domain/privacy/drills/schema";
import type { DrillAct, DrillCase, DrillSystemView, DrillView } from "@/server/domain/privacy/drills/view";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { personNames } from "../../users/names";
import { caseName } from "../append-events";
import { loadCase } from "../load-case";
import { zoneOfDesk } from "../rows";
import { listSystems } from "../systems/rows";
import { factsOf, tasksOf } from "./facts";
import { drillLine } from "./list";
import { drillOrThrow, judgedIn, type DrillRow, systemsOf } from "./rows";
import { waitsFor } from "./waits-for";

/** One drill: who was made up, how each system fares, what comes next. */
export async function getDrill(ctx: ServiceContext, input: unknown): Promise<DrillView> {
  authorize(ctx, "privacy:read");
  const { id } = parseInput(DrillId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const drill = await drillOrThrow(tx, ctx.orgId, id);
    const zone = await zoneOfDesk(tx, ctx.orgId);
    const systemRows = await rowsOf(tx, ctx, drill, zone);
    const erasure = drill.erasingId === null ? undefined : processOf(await loadCase(tx, ctx.orgId, drill.erasingId), "erasure");
    const planner = erasure?.plan?.by.id ?? null;
    const offered = ctx.permissions.has("privacy:handle") ? offeredIn(drill, erasure, systemRows, ctx.actor.id) : [];
    return { ...drillLine(drill, systemRows), zone, person: drill.person, systemRows, cases: await casesOf(tx, drill), planSeq: erasure?.plan?.seq ?? null, plannedBy: planner === null ? null : ((await personNames(tx, [planner])).get(planner) ?? planner), waitsFor: waitsFor(drill, erasure, systemRows), offered };
  });
}

async function rowsOf(tx: Tx, ctx: ServiceContext, drill: DrillRow, zone: string): Promise<DrillSystemView[]> {
  const rows = await systemsOf(tx, ctx.orgId, drill.id);
  const [facts, tasks] = [await factsOf(tx, drill, rows), await tasksOf(tx, drill)];
  const systems = new Map((await listSystems(tx, ctx.orgId, { archived: true })).map((system) => [system.id, system]));
  const responsible = new Map(rows.map(({ systemId }) => [systemId, tasks.findLast((task) => task.systemId === systemId && task.assigneeId !== null)?.assigneeId ?? systems.get(systemId)?.connector.assigneeId ?? null]));
  const names = await personNames(tx, [...responsible.values(), ...rows.map(({ plantedBy }) => plantedBy)]);
  const nameOf = (userId: string | null | undefined) => (userId ? (names.get(userId) ?? userId) : null);
  const asOf = (drill.endedAt ?? ctx.now).toISOString();
  return rows.flatMap((row) => {
    const known = facts.get(row.systemId);
    if (!known) return [];
    const days = (task: DrillTask | null) => task && daysTaken(task, zone, asOf);
    return [{
      systemId: row.systemId, name: row.name, connector: systems.get(row.systemId)?.connector.kind ?? ("portal" as const), marker: row.marker, plantedAt: row.plantedAt?.toISOString() ?? null, plantedBy: nameOf(row.plantedBy), evidenceId: row.evidenceId,
      seesToIt: nameOf(responsible.get(row.systemId)), facts: known, verdict: judgeSystem(known, judgedIn(drill), zone), days: { found: days(known.found), erased: days(known.erased), gone: days(known.gone) },
    }];
  });
}

async function casesOf(tx: Tx, { orgId, findingId, erasingId, checkingId }: DrillRow): Promise<DrillCase[]> {
  const steps = [["finding", findingId], ["erasing", erasingId], ["checking", checkingId]] as const;
  const ids = steps.flatMap(([, id]) => id ?? []);
  if (ids.length === 0) return [];
  const rows = await tx.select({ id: rightsRequests.id, number: rightsRequests.number }).from(rightsRequests).where(and(eq(rightsRequests.orgId, orgId), inArray(rightsRequests.id, ids)));
  return steps.flatMap(([step, id]) => rows.filter((row) => row.id === id).map((row) => ({ step, id: row.id, name: caseName(row.number) })));
}

function offeredIn({ state }: DrillRow, erasure: RightProcess | undefined, rows: readonly DrillSystemView[], userId: string): DrillAct[] {
  const isPlanted = rows.some(({ facts }) => facts.planted);
  if (state === "planting") return isPlanted ? ["plant", "start", "end"] : ["plant", "end"];
  if (state === "finding") return ["plan_erasure", "end"];
  if (state === "erasing" && erasure?.state === "assessing") return erasure.plan?.by.id === userId ? ["end"] : ["approve_erasure", "end"];
  return state === "erasing" ? ["check", "end"] : state === "checking" ? ["end"] : [];
}
