import { and, arrayContains, arrayOverlaps, eq, exists, inArray, or, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { evidence, evidenceLinks, records } from "@/db/schema/evidence";
import type { RowsDigest } from "@/server/domain/ledger/rows-digest";

import type { ServiceContext } from "../context";
import { linksOfAdoption } from "../row-checks/links-of-adoption";

/**
 * Links new controls to the evidence of their kinds that was received before them, as a push links what comes after:
 * they are judged on it, so they must list it. Of this moment, because before it nobody could have seen the link.
 *
 * @returns what the entry of this id commits to
 */
export async function linkEarlier(tx: Tx, ctx: ServiceContext, controlIds: string[], entryId: string): Promise<RowsDigest | undefined> {
  if (controlIds.length === 0) return undefined;
  // A recorded zero bears on the kind it says there was none of.
  const zeroOf = and(arrayContains(evidence.kindNames, ["recorded_zero"]), exists(tx.select({ one: sql`1` }).from(records).where(and(
    eq(records.orgId, evidence.orgId), eq(records.evidenceId, evidence.id), eq(records.kind, "recorded_zero"), sql`${records.facts}->>'kind' = any(${controls.kinds})`))));
  const earlier = tx
    .select({
      orgId: evidence.orgId, evidenceId: evidence.id, controlId: controls.id, linkedBy: sql<"kind">`'kind'`.as("linked_by"), by: sql<string>`${ctx.actor.id}::text`.as("by"),
      at: sql<Date>`${ctx.now.toISOString()}::timestamptz`.as("at"), entryId: sql<string>`${entryId}::text`.as("entry_id"),
    })
    .from(controls).innerJoin(evidence, and(eq(evidence.orgId, controls.orgId), or(arrayOverlaps(evidence.kindNames, controls.kinds), zeroOf)))
    .where(and(eq(controls.orgId, ctx.orgId), inArray(controls.id, controlIds)));
  await tx.insert(evidenceLinks).select(earlier).onConflictDoNothing();
  const made = await linksOfAdoption(tx, ctx.orgId, entryId, controlIds);
  return made.count > 0 ? made : undefined;
}
