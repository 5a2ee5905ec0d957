import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { anchorKeys } from "@/db/schema/anchors";
import { verifierKey, type LogKey } from "@/server/domain/ledger/checkpoint";
import { signingKeys } from "@/server/domain/ledger/signing-keys";

import { requireOwnKeys, retiredSentence } from "../ledger/signers";
import { noteAnchorEvent } from "./anchor-events";

export type AnchorKey = typeof anchorKeys.$inferSelect;
type Cut = { logNo: number; origin: string; oldSize: number; newSize: number };

/** Every key an anchor log has or had, the oldest first. */
export async function listAnchorKeys(tx: Tx, logNo: number): Promise<AnchorKey[]> {
  return tx.select().from(anchorKeys).where(eq(anchorKeys.logNo, logNo)).orderBy(asc(anchorKeys.fromSize));
}

export async function addAnchorKey(tx: Tx, logNo: number, key: LogKey, fromSize: number): Promise<void> {
  await tx.insert(anchorKeys).values({ logNo, keyId: key.id, keyName: key.name, type: key.type, publicKey: key.publicKey, vkey: verifierKey(key), fromSize, status: "active" });
}

/** The keys that sign the anchor log's head of `newSize`; one whose overlap is over is retired. Throws as `requireOwnKeys`. */
export async function anchorSigners(tx: Tx, cut: Cut, now: Date): Promise<LogKey[]> {
  const active = (await listAnchorKeys(tx, cut.logNo)).filter(({ status }) => status === "active");
  const { signing, over } = signingKeys(active, cut, now);
  for (const key of over) {
    await tx.update(anchorKeys).set({ status: "retired", toSize: cut.oldSize }).where(and(eq(anchorKeys.logNo, cut.logNo), eq(anchorKeys.keyId, key.keyId)));
    await noteAnchorEvent(tx, cut.logNo, { kind: "key_retired", code: "KEY_RETIRED", sentence: retiredSentence(key.keyId, cut.oldSize) }, now);
  }
  return requireOwnKeys(cut.origin, signing.map((key) => key.publicKey));
}
