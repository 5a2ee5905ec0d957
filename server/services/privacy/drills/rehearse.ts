import { eq, and } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { portalSearches } from "@/db/schema/privacy-erasure";
import { newId } from "@/server/domain/ids/ids";
import { requesterOf } from "@/server/domain/privacy/drills/person";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import { systemContext } from "../../access/system-context";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { carryOutAct } from "../act";
import { openCase } from "../open-case";
import { listSystems } from "../systems/rows";
import { drillName, type DrillRow, systemsOf } from "./rows";

/**
 * Opens a request of the planted person, as any other but of the channel `drill`: it is settled who asks, and what it
 * writes goes to nobody. Returns its id.
 */
export async function rehearse(tx: Tx, ctx: ServiceContext, drill: DrillRow, right: "access" | "erasure"): Promise<string> {
  if (!drill.person) throw new ServiceError("CONFLICT", "This drill has nobody who could ask.");
  const id = newId("rightsRequest");
  await openCase(tx, ctx, {
    id, receivedAt: ctx.now, by: { kind: "system", id: "system" }, channel: "drill", role: "controller", language: "en", claims: [{ right, objectsTo: [] }],
    wording: `${drillName(drill.number)} of ${drill.quarter}: a rehearsal with a person who was made up. Work on it as on any other request.`,
    requester: requesterOf(drill.person), requesterIs: { loggedIn: false, knownAddress: false }, receiptByMail: false,
  });
  await carryOutAct(tx, systemContext(ctx.orgId, ctx.now), id, { kind: "settle_identity", data: { method: "planted", reason: null, mandate: null } });
  if (ctx.actor.kind === "user") await tx.update(rightsRequests).set({ assigneeId: ctx.actor.id }).where(and(eq(rightsRequests.orgId, ctx.orgId), eq(rightsRequests.id, id)));
  return id;
}

/** The planted person asks for a copy: every system in which they were entered is asked, and the portal searched. Returns the request's id. */
export async function rehearseAccess(tx: Tx, ctx: ServiceContext, drill: DrillRow): Promise<string> {
  const id = await rehearse(tx, ctx, drill, "access");
  const systems = await plantedFor(tx, drill, "access");
  const asked = systems.filter((systemId) => systemId !== PORTAL_SYSTEM);
  if (asked.length > 0) await carryOutAct(tx, systemContext(ctx.orgId, ctx.now), id, { kind: "start_fulfilment", right: "access", data: { planSeq: null, tasks: { systems: asked } } });
  if (systems.includes(PORTAL_SYSTEM)) await tx.insert(portalSearches).values({ orgId: ctx.orgId, requestId: id, startedAt: ctx.now, files: 0, unread: 0, tooShort: 0 }).onConflictDoNothing();
  return id;
}

/** Where the person was entered and the system, still in use, takes part in the right; the portal takes part in both. */
export async function plantedFor(tx: Tx, { orgId, id }: Pick<DrillRow, "orgId" | "id">, right: "access" | "erasure"): Promise<string[]> {
  const able = new Set((await listSystems(tx, orgId)).filter(({ rights }) => rights.includes(right)).map((system) => system.id));
  return (await systemsOf(tx, orgId, id)).filter(({ systemId, plantedAt }) => plantedAt !== null && (systemId === PORTAL_SYSTEM || able.has(systemId))).map(({ systemId }) => systemId);
}
