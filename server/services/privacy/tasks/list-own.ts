import { and, asc, eq, inArray, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { systemTasks } from "@/db/schema/privacy-systems";
import { daysUntil, localDay } from "@/server/domain/privacy/calendar-days";
import type { DataSystem } from "@/server/domain/privacy/systems/schema";
import type { WorkTask } from "@/server/domain/privacy/systems/view";
import { BY_HAND, OPEN_TASK_STATES } from "@/server/domain/privacy/systems/vocabulary";

import type { ServiceContext } from "../../context";
import { caseName } from "../append-events";
import { filesOf } from "../files/read";
import { identifiersOf } from "../identifiers";
import { findSettings } from "../rows";
import { listSystems } from "../systems/rows";

const MOST = 50;
type Row = { task: typeof systemTasks.$inferSelect; number: number };

/** Tasks of systems that wait for whoever asks, those due first: work by hand, and what a system left undone. Each with what the person is known by, for nothing else can be searched for. */
export async function ownTasks(tx: Tx, ctx: ServiceContext): Promise<WorkTask[]> {
  const rows = await tx.select({ task: systemTasks, number: rightsRequests.number }).from(systemTasks)
    .innerJoin(rightsRequests, and(eq(rightsRequests.orgId, systemTasks.orgId), eq(rightsRequests.id, systemTasks.requestId)))
    .where(and(eq(systemTasks.orgId, ctx.orgId), eq(systemTasks.assigneeId, ctx.actor.id), inArray(systemTasks.state, [...OPEN_TASK_STATES])))
    .orderBy(sql`${systemTasks.dueOn} asc nulls last`, asc(systemTasks.id)).limit(MOST);
  if (rows.length === 0) return [];
  const systems = new Map((await listSystems(tx, ctx.orgId, { archived: true })).map((system) => [system.id, system]));
  const zone = (await findSettings(tx, ctx.orgId))?.zone ?? "UTC";
  const mine = rows.filter(({ task }) => waitsForPerson(task.state, systems.get(task.systemId)));
  const work: WorkTask[] = [];
  for (const row of mine) work.push(await workOf(tx, ctx, row, systems.get(row.task.systemId), zone));
  return work;
}

/** What is on its way to a system waits for the system, not for its assignee. */
function waitsForPerson(state: string, system: DataSystem | undefined): boolean {
  return state === "silent" || state === "failed" || !system || BY_HAND.includes(system.connector.kind);
}

async function workOf(tx: Tx, ctx: ServiceContext, { task, number }: Row, system: DataSystem | undefined, zone: string): Promise<WorkTask> {
  const of = { orgId: ctx.orgId, requestId: task.requestId };
  const connector = system?.connector;
  const today = localDay(ctx.now.toISOString(), zone).toString();
  return {
    id: task.id, caseName: caseName(number), right: task.right, system: system?.name ?? task.systemId, connector: connector?.kind ?? "manual", state: task.state,
    instructions: connector && "instructions" in connector ? connector.instructions : "", identifiers: await identifiersOf(tx, of), dueOn: task.dueOn, daysLeft: task.dueOn ? daysUntil(today, task.dueOn) : null, zone, problem: task.problem,
    files: (await filesOf(tx, of)).filter(({ taskId, kind }) => taskId === task.id && kind === "collected").map(({ id, name, byteSize }) => ({ id, name, byteSize })),
  };
}
