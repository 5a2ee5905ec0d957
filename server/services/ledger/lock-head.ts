import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { logHeads, logs } from "@/db/schema/ledger";

export type LockedHead = typeof logHeads.$inferSelect & { origin: string; state: (typeof logs.$inferSelect)["state"] };

/**
 * The log's head, locked to the end of the transaction: whoever holds it is the log's one sequencer, or its one operator.
 * With `skipLocked` undefined where another has it; else waits.
 */
export async function lockHead(tx: Tx, orgId: string, logId: string, { skipLocked = false }: { skipLocked?: boolean } = {}): Promise<LockedHead | undefined> {
  const [head] = await tx.select().from(logHeads).where(and(eq(logHeads.orgId, orgId), eq(logHeads.logId, logId))).for("update", skipLocked ? { skipLocked } : {});
  const [log] = head ? await tx.select({ origin: logs.origin, state: logs.state }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.id, logId))) : [];
  return head && log ? { ...head, ...log } : undefined;
}
