import { and, asc, eq, inArray, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { entries, logHeads, logs } from "@/db/schema/ledger";
import type { LeftOut } from "@/server/domain/packs/manifest";
import type { PackScope } from "@/server/domain/packs/schema";
import type { Selection } from "@/server/domain/packs/select-entries";

import { notFound } from "../errors";
import { logOfEntry } from "../ledger/place-of";

export type PackLog = { id: string; origin: string; state: "active" | "frozen" | "closed" };

/** The organization's logs, oldest first. */
export async function logsOf(tx: Tx, orgId: string): Promise<PackLog[]> {
  return tx.select({ id: logs.id, origin: logs.origin, state: logs.state }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.kind, "tenant"))).orderBy(asc(logs.createdAt), asc(logs.id));
}

/**
 * The one log a pack is of: the one asked for by origin or id; for single items the newest that holds any of them; else
 * the newest. NOT_FOUND for a log that the organization does not have.
 */
export async function logOfPack(tx: Tx, orgId: string, scope: PackScope): Promise<PackLog> {
  const all = await logsOf(tx, orgId);
  const named = scope.log === undefined ? undefined : all.find(({ id, origin }) => scope.log === id || scope.log === origin);
  if (scope.log !== undefined && !named) throw notFound("This ledger");
  const holding = scope.kind === "item" && !named ? await evidenceByLog(tx, orgId, scope.evidence) : undefined;
  const chosen = named ?? all.findLast(({ id }) => holding?.has(id)) ?? all.at(-1);
  if (!chosen) throw notFound("The ledger");
  return chosen;
}

/** What a scope covers that stands in another log than the pack's, one row a log: with it the reader knows which pack to ask for. */
export async function leftInOthers(tx: Tx, orgId: string, own: string, selection: Selection): Promise<LeftOut[]> {
  const all = await logsOf(tx, orgId);
  if (all.length === 1) return [];
  const byLog = selection.kind === "all" || selection.kind === "window" ? await entriesByLog(tx, orgId, selection.window) : await evidenceByLog(tx, orgId, [...selection.evidenceIds]);
  const ownPlace = all.findIndex(({ id }) => id === own);
  const thing = selection.kind === "all" || selection.kind === "window" ? "entries" : "items of evidence";
  return all.flatMap(({ id, origin }, place): LeftOut[] => {
    const count = id === own ? 0 : (byLog.get(id) ?? 0);
    return count === 0 ? [] : [{ what: `${thing} in the ${place < ownPlace ? "closed" : "later"} ledger ${origin}: ask for a pack with this ledger named as "log"`, why: place < ownPlace ? "in_closed_log" : "in_later_log", count }];
  });
}

async function evidenceByLog(tx: Tx, orgId: string, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ logId: logOfEntry, count: sql<number>`count(*)::int` }).from(evidence)
    .innerJoin(entries, and(eq(entries.orgId, evidence.orgId), eq(entries.id, evidence.entryId))).where(and(eq(evidence.orgId, orgId), inArray(evidence.id, ids))).groupBy(sql`1`);
  return new Map(rows.map(({ logId, count }) => [logId, count]));
}

async function entriesByLog(tx: Tx, orgId: string, window: Selection["window"]): Promise<Map<string, number>> {
  if (!window) {
    const heads = await tx.select({ logId: logHeads.logId, count: logHeads.size }).from(logHeads).where(eq(logHeads.orgId, orgId));
    return new Map(heads.map(({ logId, count }) => [logId, count]));
  }
  const rows = await tx.select({ logId: logOfEntry, count: sql<number>`count(*)::int` }).from(entries)
    .where(and(eq(entries.orgId, orgId), sql`${entries.createdAt} >= ${window.from} and ${entries.createdAt} < ${window.to}`)).groupBy(sql`1`);
  return new Map(rows.map(({ logId, count }) => [logId, count]));
}
