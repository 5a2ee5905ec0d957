import { createHash } from "node:crypto";

import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { personErasures } from "@/db/schema/privacy-erasure";
import { localDay } from "@/server/domain/privacy/calendar-days";
import type { Case } from "@/server/domain/privacy/case/case";
import { expiryOf } from "@/server/domain/privacy/erasure/work";

import { listSystems } from "../systems/rows";

export type TailSet = { backupSetId: string; expiresOn: string; name: string; beyondUse: boolean };

/**
 * A set's name within a case. It fits an event whatever the set is called. Erased in a system for the second time, as after
 * an exception, the copies made in between are a tail of their own: `round` counts.
 */
export function backupSetKey(systemId: string, setId: string, round = 1): string {
  const plain = `${systemId}:${setId}`;
  const name = plain.length <= 72 ? plain : `${systemId}:${createHash("sha256").update(setId).digest("hex").slice(0, 32)}`;
  return round === 1 ? name : `${name} #${round}`;
}

/** The backup sets that still hold what was erased in a case: those of every system in which something was, each with the day its last copy is gone. */
export async function tailOf(tx: Tx, orgId: string, requestId: string, current: Case): Promise<TailSet[]> {
  const done = await tx.select({ systemId: personErasures.systemId, doneAt: personErasures.doneAt, method: personErasures.method }).from(personErasures)
    .where(and(eq(personErasures.orgId, orgId), eq(personErasures.requestId, requestId))).orderBy(asc(personErasures.orderedAt), asc(personErasures.taskId));
  const systems = new Map((await listSystems(tx, orgId, { archived: true })).map((system) => [system.id, system]));
  const rounds = new Map<string, number>();
  return done.filter(({ doneAt, method }) => doneAt !== null && method !== "none_found").flatMap(({ systemId, doneAt }) => {
    const round = (rounds.get(systemId) ?? 0) + 1;
    rounds.set(systemId, round);
    const erasedOn = localDay((doneAt as Date).toISOString(), current.receipt.zone).toString();
    return (systems.get(systemId)?.backupSets ?? []).map((set) => ({ backupSetId: backupSetKey(systemId, set.id, round), expiresOn: expiryOf(erasedOn, set.expiresAfterDays), name: set.name, beyondUse: set.beyondUse }));
  });
}

/** What the register calls a set of a case; undefined where it is not there any more. */
export function namedSet<T>(names: ReadonlyMap<string, T>, backupSetId: string): T | undefined {
  return names.get(backupSetId) ?? names.get(backupSetId.replace(/ #\d+$/, ""));
}

/** What the register calls the sets of a case, by their keys in its events. */
export async function namesOfSets(tx: Tx, orgId: string): Promise<Map<string, { name: string; beyondUse: boolean }>> {
  const systems = await listSystems(tx, orgId, { archived: true });
  return new Map(systems.flatMap(({ id, name, backupSets }) => backupSets.map((set) => [backupSetKey(id, set.id), { name: `${name}: ${set.name}`, beyondUse: set.beyondUse }] as const)));
}
