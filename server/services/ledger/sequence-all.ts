import { sql } from "drizzle-orm";

import { withoutOrg } from "@/db/client";

import { sequenceLog } from "./sequence";

/** Sequences every log that has entries waiting, one after the other, until none is left. Returns how many entries. */
export async function sequenceAllLogs(now: Date): Promise<number> {
  const waiting = await withoutOrg(
    async (tx) => tx.execute<{ org_id: string; log_id: string }>(sql`select org_id, log_id from access.logs_with_pending()`),
    "system",
  );
  let total = 0;
  for (const log of waiting) {
    for (let done = await sequenceLog(log.org_id, log.log_id, now); done > 0; done = await sequenceLog(log.org_id, log.log_id, now)) total += done;
  }
  return total;
}
