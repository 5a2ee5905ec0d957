import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";

type Files = { orgId: string; digests: string[] };

/** Holds files until the transaction ends: the sweeper leaves them alone. Waits where it is just removing one. */
export async function holdAgainstSweeper(tx: Tx, { orgId, digests }: Files): Promise<void> {
  if (digests.length === 0) return;
  // In one order, so that two who hold the same files cannot wait for each other.
  await tx.execute(sql`select pg_advisory_xact_lock_shared(key) from (select ${keyOf(orgId)} as key from unnest(${textArray(digests)}) as sha256 order by sha256) keys`);
}

/** Takes those of the files that nobody holds, until the transaction ends; who names one meanwhile waits. */
export async function takeForSweeping(tx: Tx, { orgId, digests }: Files): Promise<string[]> {
  const rows = await tx.execute<{ sha256: string; taken: boolean }>(sql`select sha256, pg_try_advisory_xact_lock(${keyOf(orgId)}) as taken from unnest(${textArray(digests)}) as sha256`);
  return rows.filter((row) => row.taken).map((row) => row.sha256);
}

function keyOf(orgId: string) {
  return sql`hashtextextended('file/' || ${orgId}::text || '/' || sha256, 0)`;
}

function textArray(digests: string[]) {
  return sql`string_to_array(${digests.toSorted().join(",")}, ',')`;
}
