import { and, desc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { erasureCertificates } from "@/db/schema/privacy-erasure";
import { newId } from "@/server/domain/ids/ids";
import { signBytes } from "@/server/domain/ledger/ed25519";
import type { Case, RightProcess } from "@/server/domain/privacy/case/case";
import { type Certificate, CERTIFICATE_FORMAT, SignedCertificate, signedBytes } from "@/server/domain/privacy/erasure/certificate";
import { certificateCause } from "@/server/domain/privacy/erasure/certificate-cause";
import { sha256 } from "@/server/domain/ledger/commit";

import type { ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { certificateFacts } from "./certificate-facts";
import { certificateKey } from "./certificate-keys";

/** Issues the certificate of a case's erasure, or its next version, where there is something to say that the last one does not. Returns whether it did. */
export async function issueCertificate(tx: Tx, ctx: ServiceContext, of: { requestId: string; current: Case; process: RightProcess }): Promise<boolean> {
  const facts = await certificateFacts(tx, { ...of, orgId: ctx.orgId });
  if (!facts) return false;
  const last = await newestCertificate(tx, ctx.orgId, of.requestId);
  const said = last && SignedCertificate.parse(JSON.parse(last.body)).certificate;
  const because = certificateCause(said, facts);
  if (because === null) return false;
  const id = last?.id ?? newId("certificate");
  const version = (last?.version ?? 0) + 1;
  const body = JSON.stringify(await signed({ format: CERTIFICATE_FORMAT, number: id, version, because, issuedAt: ctx.now.toISOString(), ...facts, previousSha256: last?.sha256 ?? null }), null, 2);
  const digest = Buffer.from(sha256(Buffer.from(body))).toString("hex");
  const [entryId = ""] = await recordChanges(tx, ctx, [{ action: "erasure_certificate.issued", object: { kind: "erasure_certificate", id, version }, detail: { requestId: of.requestId, because, sha256: digest } }]);
  await tx.insert(erasureCertificates).values({ orgId: ctx.orgId, id, version, requestId: of.requestId, issuedAt: ctx.now, body, sha256: digest, entryId });
  return true;
}

async function signed(certificate: Certificate): Promise<SignedCertificate> {
  const key = await certificateKey(certificate.log);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  return { certificate, signature: { algorithm: "Ed25519", publicKey: base64(key.publicKey), value: base64(signBytes(key.privateKey, signedBytes(certificate))) } };
}

export type CertificateRow = typeof erasureCertificates.$inferSelect;

/** The newest version of a case's certificate. */
export async function newestCertificate(tx: Tx, orgId: string, requestId: string): Promise<CertificateRow | undefined> {
  const [row] = await tx.select().from(erasureCertificates).where(and(eq(erasureCertificates.orgId, orgId), eq(erasureCertificates.requestId, requestId))).orderBy(desc(erasureCertificates.version)).limit(1);
  return row;
}
