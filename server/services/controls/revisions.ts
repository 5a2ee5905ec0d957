import { and, asc, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { controlRevisions } from "@/db/schema/controls";

export type Revision = typeof controlRevisions.$inferSelect;

/** What controls were worded and promised as, oldest first, by control. */
export async function revisionsOf(tx: Tx, orgId: string, controlIds: string[]): Promise<Map<string, Revision[]>> {
  const rows = await tx.select().from(controlRevisions).where(and(eq(controlRevisions.orgId, orgId), inArray(controlRevisions.controlId, controlIds))).orderBy(asc(controlRevisions.at), asc(controlRevisions.id));
  return Map.groupBy(rows, (row) => row.controlId);
}

/** The promise in force at a moment: what a past day is judged by. */
export function promiseAt(revisions: Revision[], moment: Date): Pick<Revision, "test" | "promised" | "applicable" | "applicabilityReason"> | undefined {
  const then = revisions.findLast((revision) => revision.at <= moment);
  return then && { test: then.test, promised: then.promised, applicable: then.applicable, applicabilityReason: then.applicabilityReason };
}
