import { createHash, createPublicKey, randomBytes, type KeyObject } from "node:crypto";

import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { signingAuthorities } from "@/db/schema/signing";
import { authorityKey } from "@/server/domain/signing/authority-key";
import { authorityCertificate } from "@/server/domain/signing/certificate";
import { env } from "@/server/env";

export type Authority = { subject: string; privateKey: KeyObject; certificate: Uint8Array };

const YEARS = 30;

/** The installation's authority over report certificates. Its key comes from the secret; its certificate is made once and kept, so that who trusts it goes on trusting the same. */
export async function installationAuthority(tx: Tx, now: Date): Promise<Authority> {
  const privateKey = authorityKey(env().PROOFROOM_SECRET);
  const publicKey = createPublicKey(privateKey);
  const keySha256 = createHash("sha256").update(publicKey.export({ type: "spki", format: "der" })).digest("hex");
  const find = async () => (await tx.select().from(signingAuthorities).where(eq(signingAuthorities.keySha256, keySha256)))[0];
  if (!(await find())) {
    const subject = `Proofroom reports, ${new URL(env().PROOFROOM_URL).hostname}`.slice(0, 64);
    const certificate = authorityCertificate({ subject, publicKey, serial: randomBytes(16), from: now, until: yearsAfter(now, YEARS) }, privateKey);
    await tx.insert(signingAuthorities).values({ keySha256, subject, certificate, createdAt: now }).onConflictDoNothing();
  }
  const row = await find();
  if (!row) throw new Error("The authority's certificate was written and cannot be read.");
  return { subject: row.subject, privateKey, certificate: row.certificate };
}

/** The same day of a later year. */
export function yearsAfter(from: Date, years: number): Date {
  const until = new Date(from);
  until.setUTCFullYear(from.getUTCFullYear() + years);
  return until;
}
