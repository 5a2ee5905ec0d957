import { v4 as uuid } from "uuid";

import type { Tx } from "@/db/client";
import { keys, logHeads, logs } from "@/db/schema/ledger";
import { verifierKey } from "@/server/domain/ledger/checkpoint";
import { EMPTY_FRONTIER, rootHash } from "@/server/domain/ledger/merkle";
import { env } from "@/server/env";
import { keyStore } from "@/server/storage/key-store";
import { ledgerKeys } from "@/server/storage/ledger-keys";

import type { ServiceContext } from "../context";
import { recordChanges } from "./record-change";

/** What a log's first entry says of the log it follows, beside its own name and key. */
export type Predecessor = Record<string, unknown>;

/** Opens an organization's log: data keys where it has none yet, name, empty head, public key, and the first entry: `log.genesis`, or `log.succession` where it follows another. */
export async function openLog(tx: Tx, ctx: ServiceContext, predecessor?: Predecessor): Promise<{ id: string; origin: string; vkey: string }> {
  // Outside the transaction: where that fails, keys that nothing was sealed with are left. A successor finds them there.
  await keyStore.create(ctx.orgId);
  const id = uuid();
  const origin = `${new URL(env().PROOFROOM_URL).hostname}/${id}`;
  const keySource = ledgerKeys();
  const key = await keySource.keyOf(origin, keySource.newestIndex);
  const of = { orgId: ctx.orgId, logId: id };
  await tx.insert(logs).values({ orgId: ctx.orgId, id, origin, kind: "tenant", state: "active", createdAt: ctx.now });
  await tx.insert(logHeads).values({ ...of, size: 0, root: rootHash(EMPTY_FRONTIER), frontier: Buffer.alloc(0), updatedAt: ctx.now });
  await tx.insert(keys).values({
    ...of, keyName: key.name, keyId: key.id, type: 1, publicKey: key.publicKey, vkey: verifierKey(key), fromSize: 0, status: "active",
  });
  await recordChanges(tx, ctx, [
    {
      action: predecessor ? "log.succeeded" : "log.opened", type: predecessor ? "log.succession" : "log.genesis",
      object: { kind: "log", id, label: origin }, detail: { origin, vkey: verifierKey(key), ...predecessor },
    },
  ]);
  return { id, origin, vkey: verifierKey(key) };
}
