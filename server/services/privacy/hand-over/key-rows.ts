import { and, asc, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { handOverKeys } from "@/db/schema/privacy-desk";
import { seal, unseal } from "@/server/domain/crypto/envelope";
import { env } from "@/server/env";
import { objectSubject } from "@/server/storage/org-keys";

import { openKeys } from "../../ledger/open-keys";
import { organizationOrThrow } from "../../organizations/rows";

const contextOf = (orgId: string, id: string) => `${orgId}/${id}`;
const keyOfKeys = async (orgId: string) => (await openKeys(orgId)).key(objectSubject("hand_over_keys", orgId));

export const liveKeys = async (tx: Tx, orgId: string) => tx.select().from(handOverKeys).where(and(eq(handOverKeys.orgId, orgId), isNull(handOverKeys.revokedAt))).orderBy(asc(handOverKeys.createdAt));

export async function sealSecret(orgId: string, id: string, secret: Uint8Array): Promise<Uint8Array> {
  return seal(await keyOfKeys(orgId), secret, contextOf(orgId, id));
}

/** The secret of a key that counts; undefined for another organization's as for none. */
export async function secretOfKey(tx: Tx, orgId: string, id: string): Promise<Uint8Array | undefined> {
  const [row] = await tx.select({ sealed: handOverKeys.sealed }).from(handOverKeys).where(and(eq(handOverKeys.orgId, orgId), eq(handOverKeys.id, id), isNull(handOverKeys.revokedAt)));
  return row && unseal(await keyOfKeys(orgId), row.sealed, contextOf(orgId, id));
}

/** The page that people are handed to: also the audience every hand-over names. */
export async function handOverAddress(tx: Tx, orgId: string): Promise<string> {
  return new URL(`/privacy/${(await organizationOrThrow(tx, orgId)).slug}/hand-over`, env().PROOFROOM_URL).toString();
}

/** Under which a visit is sealed while the form is filled in. */
export async function visitKey(orgId: string): Promise<Uint8Array> {
  return (await openKeys(orgId)).key(objectSubject("hand_over_visits", orgId));
}
