import { createHmac } from "node:crypto";

import type { Tx } from "@/db/client";
import { seal, unseal } from "@/server/domain/crypto/envelope";
import { objectSubject } from "@/server/storage/org-keys";

import { holdKeys } from "../../ledger/hold-keys";
import { openKeys } from "../../ledger/open-keys";

const subjectOf = (orgId: string) => objectSubject("privacy_protocols", orgId);

/** Seals a secret of a protocol; `place` is its row, where alone it opens. */
export async function sealSecret(tx: Tx, orgId: string, place: string, secret: string): Promise<Uint8Array> {
  await holdKeys(tx, orgId, "shared");
  return seal((await openKeys(orgId)).key(subjectOf(orgId)), Buffer.from(secret), `${orgId}/${place}`);
}

export async function openSecret(orgId: string, place: string, sealed: Uint8Array): Promise<string> {
  return Buffer.from(unseal((await openKeys(orgId)).key(subjectOf(orgId)), sealed, `${orgId}/${place}`)).toString("utf8");
}

/** A keyed digest of what a request says: the same for the same, and of no use to whoever guesses addresses. */
export async function contentMac(orgId: string, content: Uint8Array): Promise<string> {
  return createHmac("sha256", (await openKeys(orgId)).key(subjectOf(orgId))).update("received/v1\0").update(content).digest("hex");
}
