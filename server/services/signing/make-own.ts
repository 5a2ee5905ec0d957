import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";

import type { Tx } from "@/db/client";
import { organizationCertificate } from "@/server/domain/signing/certificate";

import type { ServiceContext } from "../context";
import { organizationOrThrow } from "../organizations/rows";
import { installationAuthority, yearsAfter } from "./authority";
import { putInForce } from "./put-in-force";
import { currentIdentity, lockSigning, type IdentityRow } from "./rows";

const YEARS = 10;

/** A new key with a certificate of the installation's authority, in force from now on. Call under `lockSigning`. */
export async function makeOwnIdentity(tx: Tx, ctx: ServiceContext): Promise<IdentityRow> {
  const authority = await installationAuthority(tx, ctx.now);
  const { name } = await organizationOrThrow(tx, ctx.orgId);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const order = { subject: name, publicKey: createPublicKey(privateKey), serial: randomBytes(16), from: ctx.now, until: yearsAfter(ctx.now, YEARS) };
  return putInForce(tx, ctx, "own", { scheme: "ecdsa-p256", privateKey, certificates: [organizationCertificate(order, authority), authority.certificate] });
}

/** Who signs now: made where there is none yet, renewed where an own certificate has ended. An uploaded one is never replaced unasked. */
export async function identityInForce(tx: Tx, ctx: ServiceContext): Promise<IdentityRow> {
  const usable = (row: IdentityRow | undefined) => row !== undefined && (row.source === "uploaded" || row.validUntil > ctx.now);
  const before = await currentIdentity(tx, ctx.orgId);
  if (before && usable(before)) return before;
  await lockSigning(tx, ctx.orgId);
  const now = await currentIdentity(tx, ctx.orgId);
  return now && usable(now) ? now : makeOwnIdentity(tx, ctx);
}
