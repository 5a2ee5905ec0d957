import { randomBytes } from "node:crypto";

import { and, eq, inArray, ne, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { drills, drillSystems } from "@/db/schema/privacy-drills";
import { newId } from "@/server/domain/ids/ids";
import { markerOf, plantedPerson, type PlantedPerson } from "@/server/domain/privacy/drills/person";
import type { Quarter } from "@/server/domain/privacy/drills/quarter";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";
import type { DataSystem } from "@/server/domain/privacy/systems/schema";

import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { listSystems } from "../systems/rows";
import { drillName, type DrillRow, PORTAL_NAME, systemsOf } from "./rows";

/**
 * Makes somebody up and lists where they are to be entered, in the caller's transaction. Nobody is asked for yet. Throws
 * CONFLICT while another drill is under way.
 */
export async function makeDrill(tx: Tx, ctx: ServiceContext, quarter: Quarter): Promise<DrillRow> {
  const [open] = await tx.select({ number: drills.number }).from(drills).where(and(eq(drills.orgId, ctx.orgId), ne(drills.state, "ended")));
  if (open) throw new ServiceError("CONFLICT", `${drillName(open.number)} is under way. End it first.`);
  const person = plantedPerson(randomBytes(10));
  const row = { orgId: ctx.orgId, id: newId("drill"), number: await nextDrillNumber(tx, ctx.orgId), quarter, state: "planting" as const, person, createdAt: ctx.now, createdBy: ctx.actor.id };
  // Two at once: the other one is there already.
  const [made] = await tx.insert(drills).values(row).onConflictDoNothing().returning();
  if (!made) throw new ServiceError("CONFLICT", "Another drill is under way. End it first.");
  await recordChanges(tx, ctx, [{ action: "drill.made", object: { kind: "drill", id: made.id, label: drillName(made.number) }, detail: { quarter, code: person.code } }]);
  await listPlaces(tx, made, person);
  return made;
}

export async function nextDrillNumber(tx: Tx, orgId: string): Promise<number> {
  const [row] = await tx.execute<{ value: number }>(sql`insert into org_counters (org_id, name, value) values (${orgId}, 'drill', 1) on conflict (org_id, name) do update set value = org_counters.value + 1 returning value`);
  return Number(row?.value);
}

/** Brings the places of a drill that has not begun in step with the register: new systems are added, those out of use go, unless the person was entered there. */
export async function listPlaces(tx: Tx, { orgId, id: drillId }: Pick<DrillRow, "orgId" | "id">, person: PlantedPerson): Promise<void> {
  const places = [...(await listSystems(tx, orgId)).filter(takesPart).map(({ id, name }) => ({ systemId: id, name })), { systemId: PORTAL_SYSTEM, name: PORTAL_NAME }];
  const known = await systemsOf(tx, orgId, drillId);
  const gone = known.filter(({ systemId, plantedAt }) => plantedAt === null && !places.some((place) => place.systemId === systemId)).map(({ systemId }) => systemId);
  if (gone.length > 0) await tx.delete(drillSystems).where(and(eq(drillSystems.orgId, orgId), eq(drillSystems.drillId, drillId), inArray(drillSystems.systemId, gone)));
  const added = places.filter(({ systemId }) => !known.some((row) => row.systemId === systemId));
  if (added.length > 0) await tx.insert(drillSystems).values(added.map((place) => ({ orgId, drillId, ...place, marker: markerOf(person, randomBytes(4)) }))).onConflictDoNothing();
}

/** A drill asks for a copy and for an erasure: a system with neither has nothing to show. */
const takesPart = ({ rights }: DataSystem): boolean => rights.includes("access") || rights.includes("erasure");
