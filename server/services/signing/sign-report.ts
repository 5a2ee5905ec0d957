import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reportSignatures } from "@/db/schema/signing";
import { PdfError } from "@/server/domain/pdf-signature/pdf-error";
import { finishSignature, signPdf, type SignedPlace } from "@/server/domain/pdf-signature/sign-pdf";
import { tokenIn } from "@/server/domain/timestamps/token";
import { env } from "@/server/env";
import { readBlob, storeStream } from "@/server/storage/blob-store";

import { systemContext } from "../access/system-context";
import { failureOf } from "../anchors/failure";
import { stampText } from "../anchors/stamp-checkpoint";
import { anchorTargets } from "../anchors/targets";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { organizationOrThrow } from "../organizations/rows";
import { reportOrThrow } from "../reports/get";
import { identityInForce } from "./make-own";
import { openIdentity, type IdentityRow } from "./rows";

const MAX_PDF_BYTES = 512 * 1024 ** 2;

type Signed = { bytes: Uint8Array; level: "B-B" | "B-T"; stampError: string | null };
export type ReportSignature = typeof reportSignatures.$inferSelect;

/**
 * Signs a finished final report (PAdES baseline, EN 319 142-1) and keeps the signed copy beside the unsigned one, once:
 * asked again, or by two at once, there is one. Without an answer of the time-stamping authority it is a B-B, and its row
 * says why. Throws CONFLICT for a draft, an unfinished report, an uploaded certificate that has ended; NOT_FOUND.
 */
export async function signReport(orgId: string, reportId: string, now: Date): Promise<ReportSignature> {
  const ctx = systemContext(orgId, now);
  const { report, kept, identity, name } = await withOrg(orgId, async (tx) => {
    const row = await reportOrThrow(tx, orgId, reportId);
    const [before] = await tx.select().from(reportSignatures).where(of(orgId, reportId));
    if (before) return { report: row, kept: before, identity: undefined, name: "" };
    const { sha256, title } = requireSignable(row);
    return { report: { id: reportId, sha256, title }, kept: undefined, identity: await identityInForce(tx, ctx), name: (await organizationOrThrow(tx, orgId)).name };
  });
  if (kept) return kept;
  if (identity.validUntil <= now) throw new ServiceError("CONFLICT", "The certificate that signs reports has ended. An owner uploads a new one, or makes one, under Settings, Report signature.");
  const unsignedSha256 = report.sha256 ?? "";
  const { bytes, level, stampError } = await signed(await readBlob(orgId, unsignedSha256), identity, { at: now, name, reason: `${report.title}, made by this organization` });
  const blob = await storeStream(orgId, one(bytes), MAX_PDF_BYTES);
  return withOrg(orgId, async (tx) => {
    const row = { orgId, reportId, identityId: identity.id, unsignedSha256, ...blob, level, stampError, signedAt: now };
    const [written] = await tx.insert(reportSignatures).values(row).onConflictDoNothing().returning();
    if (written) {
      await recordChanges(tx, ctx, [{
        action: "report.signed", object: { kind: "report", id: reportId, label: report.title },
        detail: { unsignedSha256, sha256: blob.sha256, level, stampError, identityId: identity.id, certificateSha256: identity.sha256 }, files: [blob],
      }]);
      return written;
    }
    const [first] = await tx.select().from(reportSignatures).where(of(orgId, reportId));
    if (!first) throw new Error(`The signature of report ${reportId} was written and cannot be read.`);
    return first;
  });
}

function requireSignable(row: Awaited<ReturnType<typeof reportOrThrow>>): { sha256: string; title: string } {
  if (row.state !== "done" || !row.sha256) throw new ServiceError("CONFLICT", "This report is not finished yet.");
  if (row.options["status"] !== "final") throw new ServiceError("CONFLICT", "A draft is not signed. Make the report as final.");
  return { sha256: row.sha256, title: row.title };
}

async function signed(unsigned: Uint8Array, row: IdentityRow, words: { at: Date; name: string; reason: string }): Promise<Signed> {
  const withStamp = env().PROOFROOM_TSA_URL !== undefined;
  const place = signPdf(unsigned, words, await openIdentity(row), withStamp);
  if (!withStamp) return { bytes: finishSignature(place, null), level: "B-B", stampError: null };
  try {
    return { bytes: finishSignature(place, await stamp(place)), level: "B-T", stampError: null };
  } catch (error) {
    // A report is not kept back for somebody else's service: it goes out without the stamp, and says so.
    const stampError = error instanceof PdfError ? error.message : failureOf(error).text;
    return { bytes: finishSignature(place, null), level: "B-B", stampError };
  }
}

async function stamp({ signed: { signature } }: SignedPlace): Promise<Uint8Array> {
  const authority = anchorTargets().find((target) => target.kind === "rfc3161");
  if (!authority) throw new Error("A time-stamping authority is set and was not found among the targets.");
  return tokenIn((await stampText(authority, signature)).token);
}

function of(orgId: string, reportId: string) {
  return and(eq(reportSignatures.orgId, orgId), eq(reportSignatures.reportId, reportId));
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
