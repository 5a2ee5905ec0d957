import { sql } from "drizzle-orm";

import { withoutOrg } from "@/db/client";

import { log } from "../../log";
import { sequenceLog } from "./sequence";

/**
 * Sequences every log that has entries waiting, one after the other, until none is left. A log that fails does not keep
 * the others waiting: its failure is logged, and it is tried again at the next call. Returns how many entries.
 */
export async function sequenceAllLogs(now: Date): Promise<number> {
  const logs = await withoutOrg(
    async (tx) => tx.execute<{ org_id: string; log_id: string }>(sql`select org_id, log_id from access.logs_with_pending()`),
    "system",
  );
  let total = 0;
  for (const waiting of logs) {
    try {
      for (let done = await sequenceLog(waiting.org_id, waiting.log_id, now); done > 0; done = await sequenceLog(waiting.org_id, waiting.log_id, now)) total += done;
    } catch (error) {
      log().error({ orgId: waiting.org_id, logId: waiting.log_id, err: error instanceof Error ? error.message : String(error) }, "a ledger could not be sequenced, will try again");
    }
  }
  return total;
}
