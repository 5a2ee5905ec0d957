import { createPrivateKey, X509Certificate } from "node:crypto";

import { and, eq, isNull, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { signingIdentities } from "@/db/schema/signing";
import { unseal } from "@/server/domain/crypto/envelope";
import type { SigningIdentity } from "@/server/domain/pdf-signature/cms";
import { objectSubject } from "@/server/storage/org-keys";

import { notFound } from "../errors";
import { openKeys } from "../ledger/open-keys";

export type IdentityRow = typeof signingIdentities.$inferSelect;

/** The key that seals an identity's private key, by its subject in the organization's key tree. */
export const keySubject = (id: string) => objectSubject("signing_key", id);
export const keyContext = (orgId: string, id: string) => `signing/${orgId}/${id}`;

/** Who signs now; undefined until the first report is signed. */
export async function currentIdentity(tx: Tx, orgId: string): Promise<IdentityRow | undefined> {
  const [row] = await tx.select().from(signingIdentities).where(and(eq(signingIdentities.orgId, orgId), isNull(signingIdentities.retiredAt)));
  return row;
}

export async function identityOrThrow(tx: Tx, orgId: string, id: string): Promise<IdentityRow> {
  const [row] = await tx.select().from(signingIdentities).where(and(eq(signingIdentities.orgId, orgId), eq(signingIdentities.id, id)));
  if (!row) throw notFound("This certificate");
  return row;
}

/** One change of an organization's certificate at a time, or two at once would both retire the same. */
export async function lockSigning(tx: Tx, orgId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`signing ${orgId}`}, 0))`);
}

/** The identity with its key opened. Throws `KeyDestroyed`, UNAVAILABLE. */
export async function openIdentity({ orgId, id, scheme, keyEnc, certificates }: IdentityRow): Promise<SigningIdentity> {
  const pkcs8 = unseal((await openKeys(orgId)).key(keySubject(id)), keyEnc, keyContext(orgId, id));
  return { scheme, privateKey: createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" }), certificates: certificatesOf(certificates).map(({ raw }) => new Uint8Array(raw)) };
}

export function certificatesOf(pem: string): X509Certificate[] {
  return (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((block) => new X509Certificate(block));
}
