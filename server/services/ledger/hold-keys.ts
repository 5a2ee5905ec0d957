import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";

/**
 * Until the transaction ends: `shared` for whoever seals with the organization's keys, `exclusive` for who destroys some.
 * So nothing is sealed under a key that is being destroyed, and no two destroy at once.
 */
export async function holdKeys(tx: Tx, orgId: string, how: "shared" | "exclusive"): Promise<void> {
  const name = sql`hashtextextended(${`keys/${orgId}`}, 0)`;
  await tx.execute(how === "shared" ? sql`select pg_advisory_xact_lock_shared(${name})` : sql`select pg_advisory_xact_lock(${name})`);
}
