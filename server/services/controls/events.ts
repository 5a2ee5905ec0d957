import { and, asc, eq, inArray, lte } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { verdictEvents } from "@/db/schema/controls";
import type { Stood } from "@/server/domain/controls/stood";

/** How controls stood, change by change and oldest first, by control: all of it, or up to a moment. */
export async function stoodOf(tx: Tx, orgId: string, controlIds: string[], until?: Date): Promise<Map<string, Stood[]>> {
  if (controlIds.length === 0) return new Map();
  const of = and(eq(verdictEvents.orgId, orgId), inArray(verdictEvents.controlId, controlIds), until ? lte(verdictEvents.at, until) : undefined);
  const rows = await tx.select({ controlId: verdictEvents.controlId, state: verdictEvents.toState, at: verdictEvents.at }).from(verdictEvents).where(of).orderBy(asc(verdictEvents.ordinal));
  return new Map([...Map.groupBy(rows, (row) => row.controlId)].map(([id, events]) => [id, events.map(({ state, at }) => ({ state, from: at.toISOString() }))]));
}
