import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { keys } from "@/db/schema/ledger";
import { printVerifierKey, type VerifierKey } from "@/server/domain/ledger/verifier-key";
import { ledgerKeys } from "@/server/storage/ledger-keys";

/** `keys` sign a log's checkpoints as we know it from outside the database; `strangers` stand in the database and are none of them, `missing` do not. */
export type TrustedLogKeys = { keys: VerifierKey[]; strangers: string[]; missing: string[] };

/**
 * The keys of a log that follow from the installation's seeds, which are not in the database: who replaces a key there is
 * not believed. A log may be younger or older than a seed, so one stored key of ours is enough. One query.
 */
export async function trustedKeys(tx: Tx, log: { orgId: string; id: string; origin: string }): Promise<TrustedLogKeys> {
  const source = ledgerKeys();
  const own: VerifierKey[] = [];
  for (let index = 0; index <= source.newestIndex; index++) {
    const { privateKey: _, ...key } = await source.keyOf(log.origin, index);
    own.push(key);
  }
  const rows = await tx.select({ vkey: keys.vkey }).from(keys).where(and(eq(keys.orgId, log.orgId), eq(keys.logId, log.id)));
  const [stored, ours] = [rows.map((row) => row.vkey), own.map(printVerifierKey)];
  return { keys: own, strangers: stored.filter((other) => !ours.includes(other)), missing: ours.some((vkey) => stored.includes(vkey)) ? [] : ours };
}
