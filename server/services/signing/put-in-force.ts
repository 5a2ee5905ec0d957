import { X509Certificate } from "node:crypto";

import { and, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { signingIdentities } from "@/db/schema/signing";
import { seal } from "@/server/domain/crypto/envelope";
import { newId } from "@/server/domain/ids/ids";
import type { SigningIdentity } from "@/server/domain/pdf-signature/cms";

import type { ServiceContext } from "../context";
import { openKeys } from "../ledger/open-keys";
import { recordChanges } from "../ledger/record-change";
import { currentIdentity, keyContext, keySubject, type IdentityRow } from "./rows";

/** Makes an identity the one that signs from now on; the former one is kept with the day it was retired. Call under `lockSigning`. */
export async function putInForce(tx: Tx, ctx: ServiceContext, source: IdentityRow["source"], identity: SigningIdentity): Promise<IdentityRow> {
  const before = await currentIdentity(tx, ctx.orgId);
  await tx.update(signingIdentities).set({ retiredAt: ctx.now }).where(and(eq(signingIdentities.orgId, ctx.orgId), isNull(signingIdentities.retiredAt)));
  const [row] = await tx.insert(signingIdentities).values(await rowOf(ctx, source, identity)).returning();
  if (!row) throw new Error("An identity was written and did not come back.");
  const { id, subject, issuer, sha256, validUntil } = row;
  await recordChanges(tx, ctx, [{
    action: "signing_identity.put_in_force", object: { kind: "signing_identity", id, label: subject },
    detail: { source, issuer, sha256, validUntil: validUntil.toISOString(), replaces: before?.id ?? null },
  }]);
  return row;
}

async function rowOf(ctx: ServiceContext, source: IdentityRow["source"], { scheme, privateKey, certificates }: SigningIdentity): Promise<typeof signingIdentities.$inferInsert> {
  const id = newId("signingIdentity");
  const chain = certificates.map((der) => new X509Certificate(der));
  const [own] = chain;
  if (!own) throw new Error("An identity has a certificate.");
  const key = (await openKeys(ctx.orgId)).key(keySubject(id));
  return {
    orgId: ctx.orgId, id, source, scheme, subject: inOneLine(own.subject), issuer: inOneLine(own.issuer), sha256: own.fingerprint256.replaceAll(":", "").toLowerCase(),
    validFrom: own.validFromDate, validUntil: own.validToDate, certificates: chain.map(String).join(""),
    keyEnc: seal(key, privateKey.export({ type: "pkcs8", format: "der" }), keyContext(ctx.orgId, id)), createdBy: ctx.actor.id, createdAt: ctx.now,
  };
}

/** A name may be empty or hold what a database cannot keep. */
function inOneLine(name: string | undefined): string {
  return (name ?? "").replaceAll("\n", ", ").replaceAll("\u0000", "").toWellFormed().slice(0, 500) || "(no name)";
}
