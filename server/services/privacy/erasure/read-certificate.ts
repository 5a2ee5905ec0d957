import { and, desc, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { erasureCertificates } from "@/db/schema/privacy-erasure";
import { isId } from "@/server/domain/ids/ids";
import { processOf } from "@/server/domain/privacy/case/case";
import { type Certificate, checkCertificate, SignedCertificate } from "@/server/domain/privacy/erasure/certificate";
import type { CertificateStanding, CheckedCertificate } from "@/server/domain/privacy/erasure/certificate-view";
import { CaseId } from "@/server/domain/privacy/desk-schema";
import { CertificateText } from "@/server/domain/privacy/erasure/schema";

import type { CaseContext } from "../../access/resolve-case-link";
import { authorize, parseInput, type ServiceContext } from "../../context";
import { notFound } from "../../errors";
import { loadCase } from "../load-case";
import { requestOrThrow } from "../rows";
import { certificateKeys } from "./certificate-keys";
import { newestCertificate } from "./issue-certificate";

export type CertificateFile = { name: string; text: string; certificate: Certificate };

/** The newest certificate of a case, for the organization. NOT_FOUND before there is one. */
export async function getCertificate(ctx: ServiceContext, input: unknown): Promise<CertificateFile> {
  authorize(ctx, "privacy:read");
  const { id } = parseInput(CaseId, input);
  return withOrg(ctx.orgId, async (tx) => {
    await requestOrThrow(tx, ctx.orgId, id);
    return fileOf(tx, ctx.orgId, id);
  });
}

/** The same for whoever asked. */
export async function getOwnCertificate(ctx: CaseContext): Promise<CertificateFile> {
  authorize(ctx, "case:own");
  return withOrg(ctx.orgId, async (tx) => fileOf(tx, ctx.orgId, ctx.caseId));
}

async function fileOf(tx: Tx, orgId: string, requestId: string): Promise<CertificateFile> {
  const row = await newestCertificate(tx, orgId, requestId);
  if (!row) throw notFound("A certificate of this request");
  return { name: `${row.id}-${row.version}`, text: row.body, certificate: SignedCertificate.parse(JSON.parse(row.body)).certificate };
}

/** A certificate by its number, as anybody may see it: what it says, and how tail and exceptions stand now. No person is in it. */
export async function openCertificate(ctx: ServiceContext, input: { number: string }): Promise<CheckedCertificate> {
  authorize(ctx, "privacy:file");
  if (!isId("certificate", input.number)) throw notFound("This certificate");
  return withOrg(ctx.orgId, async (tx) => {
    const [row] = await tx.select({ body: erasureCertificates.body }).from(erasureCertificates).where(and(eq(erasureCertificates.orgId, ctx.orgId), eq(erasureCertificates.id, input.number))).orderBy(desc(erasureCertificates.version)).limit(1);
    if (!row) throw notFound("This certificate");
    return checked(tx, ctx.orgId, row.body);
  });
}

/** The same for a certificate somebody holds: whether it is ours and unchanged, and what is newer. Kept nowhere. */
export async function checkHeldCertificate(ctx: ServiceContext, input: unknown): Promise<CheckedCertificate> {
  authorize(ctx, "privacy:file");
  const { text } = parseInput(CertificateText, input);
  return withOrg(ctx.orgId, async (tx) => checked(tx, ctx.orgId, text));
}

async function checked(tx: Tx, orgId: string, text: string): Promise<CheckedCertificate> {
  const check = checkCertificate(text, await certificateKeys(tx, orgId));
  return check.ok ? { ok: true, certificate: check.certificate, standing: await standingOf(tx, orgId, check.certificate) } : check;
}

/** Null where the database no longer knows the certificate, as after a restore: the signature holds all the same. */
async function standingOf(tx: Tx, orgId: string, { number }: Certificate): Promise<CertificateStanding | null> {
  const rows = await tx.select({ requestId: erasureCertificates.requestId, version: erasureCertificates.version }).from(erasureCertificates)
    .innerJoin(rightsRequests, and(eq(rightsRequests.orgId, erasureCertificates.orgId), eq(rightsRequests.id, erasureCertificates.requestId)))
    .where(and(eq(erasureCertificates.orgId, orgId), eq(erasureCertificates.id, number))).orderBy(desc(erasureCertificates.version)).limit(1);
  const [newest] = rows;
  const process = newest && processOf(await loadCase(tx, orgId, newest.requestId), "erasure");
  if (!newest || !process) return null;
  return {
    newestVersion: newest.version, backupsLeft: (process.backups ?? []).filter(({ expired }) => !expired).map(({ expiresOn }) => expiresOn).toSorted(),
    exceptions: process.exceptions.map(({ endsOn, ended }, i) => ({ item: i + 1, endsOn, ended })),
  };
}
