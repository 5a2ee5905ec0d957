import { sql } from "drizzle-orm";

import { ask } from "@/db/client";

/** Removes the counters whose window is over. */
export async function forgetOldLimits(now: Date): Promise<void> {
  await ask(sql`delete from rate_limits where expire < ${now.getTime()}`, "system");
}
