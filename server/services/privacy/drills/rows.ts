import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { drills, drillSystems } from "@/db/schema/privacy-drills";
import type { DrillState } from "@/server/domain/privacy/drills/vocabulary";

import { notFound, ServiceError } from "../../errors";

export type DrillRow = typeof drills.$inferSelect;
export type DrillSystemRow = typeof drillSystems.$inferSelect;

export const drillName = (number: number) => `Drill ${number}`;
/** What stands for the portal's own data in a drill. */
export const PORTAL_NAME = "This portal’s own evidence";

/** The step by which systems are judged. One that was called off has shown nothing, good or bad. */
export const judgedIn = ({ state, result }: Pick<DrillRow, "state" | "result">): DrillState => (state === "ended" && result === null ? "planting" : state);

/** One drill; NOT_FOUND for another organization's as for nobody's. */
export async function drillOrThrow(tx: Tx, orgId: string, id: string): Promise<DrillRow> {
  const [row] = await tx.select().from(drills).where(and(eq(drills.orgId, orgId), eq(drills.id, id)));
  if (!row) throw notFound("This drill");
  return row;
}

/** The same, locked until the transaction ends. Whoever also changes one of its cases locks the drill first. */
export async function lockDrill(tx: Tx, orgId: string, id: string): Promise<DrillRow> {
  const [row] = await tx.select().from(drills).where(and(eq(drills.orgId, orgId), eq(drills.id, id))).for("update");
  if (!row) throw notFound("This drill");
  return row;
}

/** The same, only in this state. Throws CONFLICT with what it is now. */
export async function lockDrillIn(tx: Tx, orgId: string, id: string, state: DrillState): Promise<DrillRow> {
  const row = await lockDrill(tx, orgId, id);
  if (row.state !== state) throw new ServiceError("CONFLICT", `${drillName(row.number)} has moved on: it is ${row.state} now. Look again.`);
  return row;
}

export async function systemsOf(tx: Tx, orgId: string, drillId: string): Promise<DrillSystemRow[]> {
  return tx.select().from(drillSystems).where(and(eq(drillSystems.orgId, orgId), eq(drillSystems.drillId, drillId))).orderBy(asc(drillSystems.name), asc(drillSystems.systemId));
}

export async function changeDrill(tx: Tx, { orgId, id }: Pick<DrillRow, "orgId" | "id">, change: Partial<DrillRow>): Promise<void> {
  await tx.update(drills).set(change).where(and(eq(drills.orgId, orgId), eq(drills.id, id)));
}

export async function changeSystem(tx: Tx, { orgId, drillId, systemId }: Pick<DrillSystemRow, "orgId" | "drillId" | "systemId">, change: Partial<DrillSystemRow>): Promise<void> {
  await tx.update(drillSystems).set(change).where(and(eq(drillSystems.orgId, orgId), eq(drillSystems.drillId, drillId), eq(drillSystems.systemId, systemId)));
}
