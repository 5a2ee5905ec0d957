import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { logs } from "@/db/schema/ledger";
import type { LogKey } from "@/server/domain/ledger/checkpoint";
import { ledgerKeys } from "@/server/storage/ledger-keys";

import { configuredKeys } from "../../ledger/signers";

/** A log's certificates are signed by a key derived beside the log's own, so that neither's signature can pass for the other's. */
const nameOf = (origin: string) => `${origin}/erasure-certificates`;

/** The key that signs certificates under a log now: of the newest seed. */
export async function certificateKey(origin: string): Promise<LogKey> {
  const source = ledgerKeys();
  return source.keyOf(nameOf(origin), source.newestIndex);
}

/** Every public key that certificates of an organization may be signed with: of all its logs, by all seeds. */
export async function certificateKeys(tx: Tx, orgId: string): Promise<Uint8Array[]> {
  const rows = await tx.select({ origin: logs.origin }).from(logs).where(eq(logs.orgId, orgId));
  const keys = await Promise.all(rows.map(async ({ origin }) => configuredKeys(nameOf(origin))));
  return keys.flat().map(({ publicKey }) => publicKey);
}
