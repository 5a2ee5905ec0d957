import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { keys } from "@/db/schema/ledger";
import { sameBytes } from "@/server/domain/ledger/bytes";
import type { LogKey } from "@/server/domain/ledger/checkpoint";
import { LedgerError } from "@/server/domain/ledger/error";
import { signingKeys } from "@/server/domain/ledger/signing-keys";
import { ledgerKeys } from "@/server/storage/ledger-keys";

import { noteEvent } from "./log-events";

type Cut = { orgId: string; logId: string; origin: string; oldSize: number; newSize: number };
type KeyRow = typeof keys.$inferSelect;

/**
 * The keys that sign the head of `newSize`: those of the log that are active. One whose overlap is over is retired with
 * the size it last signed. Throws as `requireOwnKeys`.
 */
export async function signersOf(tx: Tx, cut: Cut, now: Date): Promise<LogKey[]> {
  const active = await tx.select().from(keys).where(and(eq(keys.orgId, cut.orgId), eq(keys.logId, cut.logId), eq(keys.status, "active")));
  const { signing, over } = signingKeys(active, cut, now);
  for (const key of over) await retire(tx, key, cut, now);
  return requireOwnKeys(cut.origin, signing.map((key) => key.publicKey));
}

/**
 * The secrets of these public keys. One that this process has no secret of is left out, but one must remain
 * (`KEY_UNAVAILABLE`): a log is never signed with a key that is not one of its own.
 */
export async function requireOwnKeys(origin: string, publicKeys: readonly Uint8Array[]): Promise<LogKey[]> {
  const signers = await ownKeys(origin, publicKeys);
  if (signers.length === 0) throw new LedgerError("KEY_UNAVAILABLE", `none of the configured ledger seeds leads to a key of the log ${origin}: is it the seed this installation was set up with?`);
  return signers;
}

/** Those of the given public keys whose secrets the configured source has, in their order. */
export async function ownKeys(origin: string, publicKeys: readonly Uint8Array[]): Promise<LogKey[]> {
  const own = await configuredKeys(origin);
  return publicKeys.flatMap((publicKey) => own.find((key) => sameBytes(key.publicKey, publicKey)) ?? []);
}

/** Every key of a log that follows from the configured source, oldest first. */
export async function configuredKeys(origin: string): Promise<LogKey[]> {
  const source = ledgerKeys();
  return Promise.all(Array.from({ length: source.newestIndex + 1 }, async (_, index) => source.keyOf(origin, index)));
}

/** The words for a key that signs no more. */
export function retiredSentence(keyId: Uint8Array, lastSize: number): string {
  return `The key ${Buffer.from(keyId).toString("hex")} signs no more; it last signed the head of ${lastSize} entries.`;
}

async function retire(tx: Tx, key: KeyRow, { orgId, logId, oldSize }: Cut, now: Date): Promise<void> {
  await tx.update(keys).set({ status: "retired", toSize: oldSize }).where(and(eq(keys.orgId, orgId), eq(keys.logId, logId), eq(keys.keyId, key.keyId)));
  await noteEvent(tx, { orgId, logId }, { kind: "key_retired", code: "KEY_RETIRED", sentence: retiredSentence(key.keyId, oldSize) }, now);
}
