import { sql } from "drizzle-orm";

import { withoutOrg } from "@/db/client";

import { Turns } from "../in-turns";
import { sequenceLog } from "./sequence";

/** How long the worker rests between two looks at what waits. A batch costs the same for one entry as for two hundred. */
export const SEQUENCER_PAUSE_MS = 500;

const turns = new Turns("sequencer");

/**
 * Sequences every log that has entries waiting until none is left. Round by round each gets one batch, and who waits is
 * asked anew for each round: a busy organization holds nobody up, nor does one whose log cannot be sequenced.
 *
 * @returns how many entries
 */
export async function sequenceAllLogs(now: Date): Promise<number> {
  let total = 0;
  for (let done = await oneRound(now); done > 0; done = await oneRound(now)) total += done;
  return total;
}

async function oneRound(now: Date): Promise<number> {
  const waiting = await withoutOrg(
    async (tx) => tx.execute<{ org_id: string; log_id: string }>(sql`select org_id, log_id from access.logs_with_pending()`),
    "system",
  );
  return turns.give(waiting.map((row) => ({ orgId: row.org_id, logId: row.log_id })), async ({ orgId, logId }) => sequenceLog(orgId, logId, now));
}
