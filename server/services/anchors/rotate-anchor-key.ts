import { isNull, and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import { withoutOrg, type Tx } from "@/db/client";
import { anchorKeys } from "@/db/schema/anchors";
import { anchorKeyLeaf, anchorLeafBytes } from "@/server/domain/ledger/anchor";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { verifierKey, type LogKey } from "@/server/domain/ledger/checkpoint";
import { ledgerKeys } from "@/server/storage/ledger-keys";

import { ServiceError } from "../errors";
import { noteAnchorEvent } from "./anchor-events";
import { addAnchorKey, listAnchorKeys } from "./anchor-keys";
import { anchorFaultOf, publishAnchorHead } from "./check-anchor-head";
import { requireAnchorHead } from "./require-anchor-head";
import { integrateAnchors } from "./sequence-anchor-log";
import type { AnchorTarget } from "./targets";

const DAY_MS = 86_400_000;

/**
 * Goes over to the anchor log's key of the newest seed, as `rotateKey` does for an organization's log: the `key.rotated`
 * leaf is sequenced at once, and the head over it bears the old key's line and the new one's.
 *
 * @returns null where the newest key is in force already
 * Throws `CONFLICT` for a log that is empty, frozen or does not fit the guard, and for a retired key
 */
export async function rotateAnchorKey(overlapDays: number, now: Date, targets: AnchorTarget[]): Promise<{ vkey: string; fromSize: number } | null> {
  const cut = await withoutOrg(async (tx) => {
    const head = await requireAnchorHead(tx, ["active"], now);
    if (head.size === 0) throw new ServiceError("CONFLICT", "The anchor log is empty yet: its first key is of no use to anybody. Try again after its first round.");
    const source = ledgerKeys();
    const key = await source.keyOf(head.origin, source.newestIndex);
    if (await isKnown(tx, head.id, key)) return null;
    const { fault, database } = await anchorFaultOf(tx, head);
    if (fault) throw new ServiceError("CONFLICT", `No key is changed on a log that does not fit what was published. ${fault.sentence}`);
    const fromSize = head.size + 1;
    await enter(tx, head.id, key, fromSize, overlapDays, now);
    const leaf = { entryId: uuidv7(), leafBytes: anchorLeafBytes(anchorKeyLeaf(verifierKey(key), fromSize)) };
    return { ...(await integrateAnchors(tx, head, [leaf], database, now, targets)), vkey: verifierKey(key), fromSize };
  }, "system");
  if (!cut) return null;
  await publishAnchorHead(cut.logId, cut.head, now);
  return { vkey: cut.vkey, fromSize: cut.fromSize };
}

async function isKnown(tx: Tx, logNo: number, key: LogKey): Promise<boolean> {
  const same = (await listAnchorKeys(tx, logNo)).find((row) => sameBytes(row.publicKey, key.publicKey));
  if (same && same.status !== "active") throw new ServiceError("CONFLICT", "The newest configured seed is one whose key was retired. Add a new seed as the last one, and start the processes with it.");
  return same !== undefined;
}

async function enter(tx: Tx, logNo: number, key: LogKey, fromSize: number, overlapDays: number, now: Date): Promise<void> {
  await tx.update(anchorKeys).set({ retireAt: new Date(now.getTime() + overlapDays * DAY_MS) }).where(and(eq(anchorKeys.logNo, logNo), eq(anchorKeys.status, "active"), isNull(anchorKeys.retireAt)));
  await addAnchorKey(tx, logNo, key, fromSize);
  await noteAnchorEvent(tx, logNo, { kind: "key_rotated", code: "KEY_ROTATED", sentence: `The key ${Buffer.from(key.id).toString("hex")} signs from the head of ${fromSize} entries on, for ${overlapDays} days beside the one before it.` }, now);
}
