import { createHash } from "node:crypto";

import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { personErasures } from "@/db/schema/privacy-erasure";
import { localDay } from "@/server/domain/privacy/calendar-days";
import type { Case } from "@/server/domain/privacy/case/case";
import { expiryOf } from "@/server/domain/privacy/erasure/work";

import { listSystems } from "../systems/rows";

export type TailSet = { backupSetId: string; expiresOn: string; name: string; beyondUse: boolean };

/** A set's name within a case. It fits an event whatever the set is called. */
export function backupSetKey(systemId: string, setId: string): string {
  const plain = `${systemId}:${setId}`;
  return plain.length <= 80 ? plain : `${systemId}:${createHash("sha256").update(setId).digest("hex").slice(0, 32)}`;
}

/** The backup sets that still hold what was erased in a case: those of every system in which something was, each with the day its last copy is gone. */
export async function tailOf(tx: Tx, orgId: string, requestId: string, current: Case): Promise<TailSet[]> {
  const done = await tx.select({ systemId: personErasures.systemId, doneAt: personErasures.doneAt, method: personErasures.method }).from(personErasures)
    .where(and(eq(personErasures.orgId, orgId), eq(personErasures.requestId, requestId)));
  const systems = new Map((await listSystems(tx, orgId, { archived: true })).map((system) => [system.id, system]));
  const sets = done.filter(({ doneAt, method }) => doneAt !== null && method !== "none_found").flatMap(({ systemId, doneAt }) => {
    const erasedOn = localDay((doneAt as Date).toISOString(), current.receipt.zone).toString();
    return (systems.get(systemId)?.backupSets ?? []).map((set) => ({ backupSetId: backupSetKey(systemId, set.id), expiresOn: expiryOf(erasedOn, set.expiresAfterDays), name: set.name, beyondUse: set.beyondUse }));
  });
  // Erased twice in one system, a set runs from the later time.
  return [...new Map(sets.toSorted((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1)).map((set) => [set.backupSetId, set])).values()];
}

/** What the register calls the sets of a case, by their keys in its events. */
export async function namesOfSets(tx: Tx, orgId: string): Promise<Map<string, { name: string; beyondUse: boolean }>> {
  const systems = await listSystems(tx, orgId, { archived: true });
  return new Map(systems.flatMap(({ id, name, backupSets }) => backupSets.map((set) => [backupSetKey(id, set.id), { name: `${name}: ${set.name}`, beyondUse: set.beyondUse }] as const)));
}
