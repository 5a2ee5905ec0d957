import { and, asc, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { systemDeliveries, systemTasks } from "@/db/schema/privacy-systems";
import type { TaskStep, TaskView } from "@/server/domain/privacy/systems/view";

import { personNames } from "../../users/names";
import { listSystems } from "../systems/rows";
import { LATE_RECEIPT } from "./note-late-receipt";

/** The tasks of a case in their order, each with its way so far: who did what when, and every try to reach the system. */
export async function tasksOfCase(tx: Tx, orgId: string, requestId: string): Promise<TaskView[]> {
  const tasks = await tx.select().from(systemTasks).where(and(eq(systemTasks.orgId, orgId), eq(systemTasks.requestId, requestId))).orderBy(asc(systemTasks.createdAt), asc(systemTasks.id));
  if (tasks.length === 0) return [];
  const systems = new Map((await listSystems(tx, orgId, { archived: true })).map((system) => [system.id, system]));
  const deliveries = new Map((await tx.select().from(systemDeliveries).where(and(eq(systemDeliveries.orgId, orgId), eq(systemDeliveries.requestId, requestId)))).map((row) => [row.taskId, row]));
  const steps = await stepsOf(tx, orgId, tasks.map(({ id }) => id));
  const names = await personNames(tx, tasks.map(({ assigneeId }) => assigneeId));
  return tasks.map((task) => {
    const [system, delivery] = [systems.get(task.systemId), deliveries.get(task.id)];
    return {
      id: task.id, right: task.right, systemId: task.systemId, system: system?.name ?? task.systemId, connector: system?.connector.kind ?? "manual", state: task.state,
      assigneeId: task.assigneeId, assignee: task.assigneeId ? (names.get(task.assigneeId) ?? task.assigneeId) : null, dueOn: task.dueOn, method: task.method, records: task.records, problem: task.problem,
      delivery: delivery ? { status: delivery.status, attempts: delivery.attempts, nextTryAt: delivery.nextTryAt?.toISOString() ?? null } : null, steps: steps.get(task.id) ?? [],
      late: lateIn(steps.get(task.id) ?? []),
    };
  });
}

const lateIn = (steps: readonly TaskStep[]) => steps.filter(({ what }) => what === LATE_RECEIPT).map(({ at, detail }) => ({ at, method: String(detail["method"]), records: Number(detail["records"]) }));

/** The history of tasks is their part of the audit trail, where each step has its entry on the ledger. */
async function stepsOf(tx: Tx, orgId: string, ids: string[]): Promise<Map<string, TaskStep[]>> {
  const rows = await tx.select().from(auditEvents).where(and(eq(auditEvents.orgId, orgId), eq(auditEvents.objectKind, "system_task"), inArray(auditEvents.objectId, ids))).orderBy(asc(auditEvents.at), asc(auditEvents.id));
  const names = await personNames(tx, rows.map(({ actorId }) => actorId));
  return Map.groupBy(rows.map((row) => ({ id: row.objectId, at: row.at.toISOString(), what: row.action.replace(/^system_task\./, ""), by: names.get(row.actorId) ?? row.actorId, detail: row.detail })), ({ id }) => id);
}
