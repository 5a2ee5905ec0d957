import type { Tx } from "@/db/client";
import { type KeyedHash, keyedHashes } from "@/server/domain/privacy/erasure/identifiers";
import { objectSubject } from "@/server/storage/org-keys";

import { openKeys } from "../../ledger/open-keys";
import { identifiersOf } from "../identifiers";

/** The key of an organization's hashes of people. It is one of its data keys, and so destroyed with them. */
export async function suppressionKey(orgId: string): Promise<Uint8Array> {
  return (await openKeys(orgId)).key(objectSubject("privacy_suppressions", orgId));
}

/** The keyed hashes by which the person of a case is found later, when nothing else of them is left. */
export async function hashesOfCase(tx: Tx, of: { orgId: string; requestId: string }): Promise<KeyedHash[]> {
  const identifiers = await identifiersOf(tx, of);
  return keyedHashes(await suppressionKey(of.orgId), identifiers.map(({ type, value }) => ({ type, value })));
}
