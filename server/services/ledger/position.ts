import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { entries, leaves, logs } from "@/db/schema/ledger";

import { notFound } from "../errors";
import { logOfEntry } from "./place-of";

const made = alias(logs, "made");

/**
 * An entry with its leaf bytes and its place; `index` is null while it waits for one. `madeFor` is the log that its leaf
 * names: another than its own where it was carried over when that one was closed.
 */
export type Position = { entryId: string; logId: string; origin: string; madeFor: string; bytes: Uint8Array; createdAt: Date; index: number | null };

/** By an entry's id, or by the id of the evidence it is about. One query. NOT_FOUND for another organization's as for nobody's. */
export async function positionOf(tx: Tx, orgId: string, id: string): Promise<Position> {
  const entryId = id.startsWith("ev_") ? sql`(select ${evidence.entryId} from ${evidence} where ${evidence.orgId} = ${orgId} and ${evidence.id} = ${id})` : id;
  const [row] = await tx.select({ entryId: entries.id, logId: logs.id, origin: logs.origin, madeFor: made.origin, bytes: entries.leafBytes, createdAt: entries.createdAt, index: leaves.idx })
    .from(entries).innerJoin(logs, and(eq(logs.orgId, entries.orgId), eq(logs.id, logOfEntry)))
    .innerJoin(made, and(eq(made.orgId, entries.orgId), eq(made.id, entries.logId)))
    .leftJoin(leaves, and(eq(leaves.orgId, entries.orgId), eq(leaves.entryId, entries.id)))
    .where(and(eq(entries.orgId, orgId), eq(entries.id, entryId)));
  if (!row) throw notFound("This entry");
  return row;
}
