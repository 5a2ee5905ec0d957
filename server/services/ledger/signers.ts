import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { keys } from "@/db/schema/ledger";
import { sameBytes } from "@/server/domain/ledger/bytes";
import type { LogKey } from "@/server/domain/ledger/checkpoint";
import { LedgerError } from "@/server/domain/ledger/error";
import { ledgerKeys } from "@/server/storage/ledger-keys";

import { noteEvent } from "./log-events";

type Cut = { orgId: string; logId: string; origin: string; oldSize: number; newSize: number };
type KeyRow = typeof keys.$inferSelect;

/**
 * The keys that sign the head of `newSize`: those of the log that are active. One whose overlap is over is retired with
 * the size it last signed. A key that this process has no secret of is left out, but one must remain (`KEY_UNAVAILABLE`):
 * a log is never signed with a key that is not one of its own.
 */
export async function signersOf(tx: Tx, cut: Cut, now: Date): Promise<LogKey[]> {
  const active = await tx.select().from(keys).where(and(eq(keys.orgId, cut.orgId), eq(keys.logId, cut.logId), eq(keys.status, "active")));
  // Never before the head over the change of keys is cut: without the old key's line on that one nobody could follow.
  const isOver = (key: KeyRow) => key.retireAt !== null && key.retireAt <= now && active.some((other) => other.fromSize > key.fromSize && other.fromSize <= cut.oldSize);
  for (const key of active.filter(isOver)) await retire(tx, key, cut, now);
  const signing = active.filter((key) => !isOver(key) && key.fromSize <= cut.newSize).toSorted((a, b) => a.fromSize - b.fromSize);
  const signers = await ownKeys(cut.origin, signing.map((key) => key.publicKey));
  if (signers.length === 0) throw new LedgerError("KEY_UNAVAILABLE", `none of the configured ledger seeds leads to a key of the log ${cut.origin}: is it the seed this installation was set up with?`);
  return signers;
}

/** Those of the given public keys whose secrets the configured source has, in their order. */
export async function ownKeys(origin: string, publicKeys: readonly Uint8Array[]): Promise<LogKey[]> {
  const source = ledgerKeys();
  const own: LogKey[] = [];
  for (let index = source.newestIndex; index >= 0; index--) own.push(await source.keyOf(origin, index));
  return publicKeys.flatMap((publicKey) => own.find((key) => sameBytes(key.publicKey, publicKey)) ?? []);
}

async function retire(tx: Tx, key: KeyRow, { orgId, logId, oldSize }: Cut, now: Date): Promise<void> {
  await tx.update(keys).set({ status: "retired", toSize: oldSize }).where(and(eq(keys.orgId, orgId), eq(keys.logId, logId), eq(keys.keyId, key.keyId)));
  await noteEvent(tx, { orgId, logId }, { kind: "key_retired", code: "KEY_RETIRED", sentence: `The key ${Buffer.from(key.keyId).toString("hex")} signs no more; it last signed the head of ${oldSize} entries.` }, now);
}
