import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { portalFindings, portalSearches } from "@/db/schema/privacy-erasure";
import { systemTasks } from "@/db/schema/privacy-systems";
import type { DrillFacts, DrillTask } from "@/server/domain/privacy/drills/judge";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";
import type { DataSystem } from "@/server/domain/privacy/systems/schema";

import type { TaskRow } from "../tasks/rows";
import { listSystems } from "../systems/rows";
import type { DrillRow, DrillSystemRow } from "./rows";

/** What is known of each system of a drill now; of one that has ended, what was known then. */
export async function factsOf(tx: Tx, drill: DrillRow, rows: readonly DrillSystemRow[]): Promise<Map<string, DrillFacts>> {
  if (drill.state === "ended") return new Map(rows.map((row) => [row.systemId, row.facts ?? untouched(row)]));
  const systems = new Map((await listSystems(tx, drill.orgId, { archived: true })).map((system) => [system.id, system]));
  const [tasks, portal] = [await tasksOf(tx, drill), await portalFound(tx, drill, rows)];
  return new Map(rows.map((row) => [row.systemId, current(row, drill, systems.get(row.systemId), tasks, portal)]));
}

/** Of a drill that was called off before anybody was asked. */
const untouched = ({ plantedAt }: DrillSystemRow): DrillFacts => ({ planted: plantedAt !== null, takesAccess: true, takesErasure: true, marker: null, found: null, erased: null, gone: null });

function current(row: DrillSystemRow, drill: DrillRow, system: DataSystem | undefined, tasks: readonly TaskRow[], portal: ReadonlyMap<string, DrillTask>): DrillFacts {
  const isPortal = row.systemId === PORTAL_SYSTEM;
  const of = (requestId: string | null) => tasks.find((task) => task.requestId === requestId && task.systemId === row.systemId);
  const asked = (requestId: string | null) => (isPortal ? ((requestId && portal.get(requestId)) || null) : told(of(requestId)));
  const [found, erased] = [asked(drill.findingId), told(of(drill.erasingId))];
  return {
    // What was asked stays asked, whatever the register says now.
    planted: row.plantedAt !== null, takesAccess: isPortal || found !== null || (system?.rights.includes("access") ?? false), takesErasure: isPortal || erased !== null || (system?.rights.includes("erasure") ?? false),
    marker: isPortal && found?.doneAt && found.records > 0 ? "seen" : row.markerSeen, found, erased, gone: asked(drill.checkingId),
  };
}

function told(task: TaskRow | undefined): DrillTask | null {
  if (!task) return null;
  const { createdAt, changedAt, state, dueOn, method, records, problem } = task;
  return { askedAt: createdAt.toISOString(), doneAt: state === "done" ? changedAt.toISOString() : null, dueOn, method, records: records ?? 0, problem };
}

const casesOf = ({ findingId, erasingId, checkingId }: DrillRow) => [findingId, erasingId, checkingId].filter((id): id is string => id !== null);

/** The tasks of all requests of a drill. */
export async function tasksOf(tx: Tx, drill: DrillRow): Promise<TaskRow[]> {
  const ids = casesOf(drill);
  return ids.length === 0 ? [] : tx.select().from(systemTasks).where(and(eq(systemTasks.orgId, drill.orgId), inArray(systemTasks.requestId, ids)));
}

/** The search of the portal in each request, as if it were a task: what counts is the document that was planted. */
async function portalFound(tx: Tx, drill: DrillRow, rows: readonly DrillSystemRow[]): Promise<Map<string, DrillTask>> {
  const [ids, planted] = [casesOf(drill), rows.find(({ systemId }) => systemId === PORTAL_SYSTEM)?.evidenceId];
  if (ids.length === 0 || !planted) return new Map();
  const searches = await tx.select().from(portalSearches).where(and(eq(portalSearches.orgId, drill.orgId), inArray(portalSearches.requestId, ids)));
  const found = await tx.select({ requestId: portalFindings.requestId }).from(portalFindings).where(and(eq(portalFindings.orgId, drill.orgId), inArray(portalFindings.requestId, ids), eq(portalFindings.kind, "evidence"), eq(portalFindings.objectId, planted)));
  return new Map(searches.map(({ requestId, startedAt, finishedAt }) => {
    const records = found.filter((each) => each.requestId === requestId).length;
    return [requestId, { askedAt: startedAt.toISOString(), doneAt: finishedAt?.toISOString() ?? null, dueOn: null, method: records > 0 ? "reviewed" : "none_found", records, problem: null }];
  }));
}
