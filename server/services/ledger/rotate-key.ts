import { and, eq, isNull } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { keys, pending } from "@/db/schema/ledger";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { verifierKey, type LogKey } from "@/server/domain/ledger/checkpoint";
import type { KeyRotatedDetail } from "@/server/domain/ledger/rotation";
import { ledgerKeys } from "@/server/storage/ledger-keys";

import { systemContext } from "../access/system-context";
import { ServiceError } from "../errors";
import { faultOf } from "./check-head";
import type { LockedHead } from "./lock-head";
import { noteEvent } from "./log-events";
import { publishHead } from "./publish-head";
import { recordChanges } from "./record-change";
import { requireHead } from "./require-head";
import { integrate } from "./sequence";

const DAY_MS = 86_400_000;

/**
 * Goes over to the key of the newest seed. The `key.rotated` entry is recorded and sequenced at once, so that the size it
 * names is exact and the head over it bears the old key's line and the new one's. Both sign until the overlap is over.
 *
 * @returns null where the newest key is in force already
 * Throws `CONFLICT` for a log that is empty, not active or does not fit the guard, and for a retired key
 */
export async function rotateKey(orgId: string, logId: string, overlapDays: number, now: Date): Promise<{ vkey: string; fromSize: number } | null> {
  const cut = await withOrg(orgId, async (tx) => {
    const head = await requireHead(tx, orgId, logId, ["active"]);
    const source = ledgerKeys();
    const key = await source.keyOf(head.origin, source.newestIndex);
    if (await isKnown(tx, head, key)) return null;
    if (head.size === 0) throw new ServiceError("CONFLICT", "The log is empty yet. Wait until its first entries have their places, then try again.");
    const { fault, database } = await faultOf(tx, head);
    if (fault) throw new ServiceError("CONFLICT", `No key is changed on a log that does not fit what was published. ${fault.sentence}`);
    const entryId = await recordRotation(tx, head, key, overlapDays, now);
    const batch = await tx.select().from(pending).where(and(eq(pending.orgId, orgId), eq(pending.entryId, entryId)));
    return { ...(await integrate(tx, head, batch, database, now)), vkey: verifierKey(key), fromSize: head.size + 1 };
  }, "system");
  if (!cut) return null;
  await publishHead(orgId, logId, cut.head, now);
  return { vkey: cut.vkey, fromSize: cut.fromSize };
}

async function isKnown(tx: Tx, { orgId, logId }: LockedHead, key: LogKey): Promise<boolean> {
  const own = await tx.select({ publicKey: keys.publicKey, status: keys.status }).from(keys).where(and(eq(keys.orgId, orgId), eq(keys.logId, logId)));
  const same = own.find((row) => sameBytes(row.publicKey, key.publicKey));
  if (same && same.status !== "active") throw new ServiceError("CONFLICT", "The newest configured seed is one whose key was retired. Add a new seed as the last one, and start the processes with it.");
  return same !== undefined;
}

async function recordRotation(tx: Tx, { orgId, logId, origin, size }: LockedHead, key: LogKey, overlapDays: number, now: Date): Promise<string> {
  const fromSize = size + 1;
  const vkey = verifierKey(key);
  const detail: KeyRotatedDetail = { vkey, from_size: fromSize };
  const [entryId = ""] = await recordChanges(tx, systemContext(orgId, now), [{ action: "key.rotated", type: "key.rotated", object: { kind: "log", id: logId, label: origin }, detail }]);
  await tx.update(keys).set({ retireAt: new Date(now.getTime() + overlapDays * DAY_MS) }).where(and(eq(keys.orgId, orgId), eq(keys.logId, logId), eq(keys.status, "active"), isNull(keys.retireAt)));
  await tx.insert(keys).values({ orgId, logId, keyName: key.name, keyId: key.id, type: key.type, publicKey: key.publicKey, vkey, fromSize, status: "active" });
  await noteEvent(tx, { orgId, logId }, { kind: "key_rotated", code: "KEY_ROTATED", sentence: `The key ${Buffer.from(key.id).toString("hex")} signs from the head of ${fromSize} entries on, for ${overlapDays} days beside the one before it.` }, now);
  return entryId;
}
