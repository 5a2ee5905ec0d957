import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { keys } from "@/db/schema/ledger";
import { printVerifierKey, type VerifierKey } from "@/server/domain/ledger/verifier-key";

import { signingKey } from "./signing-key";

/** `keys` sign a log's checkpoints as we know it from outside the database; `strangers` stand in the database and are none of them, `missing` do not. */
export type TrustedLogKeys = { keys: VerifierKey[]; strangers: string[]; missing: string[] };

/**
 * The keys of a log that follow from the instance's seed, which is not in the database: who replaces a key there is not
 * believed. One query.
 */
export async function trustedKeys(tx: Tx, log: { orgId: string; id: string; origin: string }): Promise<TrustedLogKeys> {
  const { privateKey: _, ...own } = signingKey(log.origin);
  const rows = await tx.select({ vkey: keys.vkey }).from(keys).where(and(eq(keys.orgId, log.orgId), eq(keys.logId, log.id)));
  const stored = rows.map((row) => row.vkey);
  const vkey = printVerifierKey(own);
  return { keys: [own], strangers: stored.filter((other) => other !== vkey), missing: stored.includes(vkey) ? [] : [vkey] };
}
