import { v4 as uuid } from "uuid";

import type { Tx } from "@/db/client";
import { keys, logHeads, logs } from "@/db/schema/ledger";
import { deriveLogKey, verifierKey } from "@/server/domain/ledger/checkpoint";
import { EMPTY_FRONTIER, rootHash } from "@/server/domain/ledger/merkle";
import { env } from "@/server/env";
import { keyStore } from "@/server/storage/key-store";

import type { ServiceContext } from "../context";
import { recordChanges } from "./record-change";

/** Opens an organization's log: data keys, name, empty head, public key, and the genesis entry. */
export async function openLog(tx: Tx, ctx: ServiceContext): Promise<void> {
  // Outside the transaction: where that fails, keys that nothing was sealed with are left.
  await keyStore.create(ctx.orgId);
  const id = uuid();
  const origin = `${new URL(env().PROOFROOM_URL).hostname}/${id}`;
  const key = deriveLogKey(Buffer.from(env().PROOFROOM_LEDGER_SEED), origin);
  const of = { orgId: ctx.orgId, logId: id };
  await tx.insert(logs).values({ orgId: ctx.orgId, id, origin, kind: "tenant", state: "active", createdAt: ctx.now });
  await tx.insert(logHeads).values({ ...of, size: 0, root: rootHash(EMPTY_FRONTIER), frontier: Buffer.alloc(0), updatedAt: ctx.now });
  await tx.insert(keys).values({
    ...of, keyName: key.name, keyId: key.id, type: 1, publicKey: key.publicKey, vkey: verifierKey(key), fromSize: 0, status: "active",
  });
  await recordChanges(tx, ctx, [
    { action: "log.opened", type: "log.genesis", object: { kind: "log", id, label: origin }, detail: { origin, vkey: verifierKey(key) } },
  ]);
}
