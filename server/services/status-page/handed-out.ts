import { Readable } from "node:stream";

import { and, eq, gt, lt, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { statusRequests } from "@/db/schema/status-page";
import { tokenDigest } from "@/server/domain/access/token";
import type { LogoMark } from "@/server/domain/look/public-logo";
import { copyLines } from "@/server/domain/pdf-signature/copy-line";
import { watermarkPdf } from "@/server/domain/pdf-signature/watermark";
import { readBlob } from "@/server/storage/blob-store";

import { authorize, type ServiceContext } from "../context";
import { notFound } from "../errors";
import type { Download } from "../evidence/download";
import { recordChanges } from "../ledger/record-change";
import { findLogoMark } from "../organizations/look-rows";
import { digestOf, frozenLogo, publishedPage } from "./rows";

export type HandedOut = { organization: string; title: string; name: string; expiresAt: string; left: number; agreementVersion: string; logo: LogoMark | null };
const GONE = "This link";

/** What a link opens, without opening it: mail programs look at links by themselves. NOT_FOUND for one that ended, was used up or never was. */
export async function showHandedOut(ctx: ServiceContext, token: string): Promise<HandedOut> {
  authorize(ctx, "status:visit");
  return withOrg(ctx.orgId, async (tx) => {
    const { content } = await publishedPage(tx, ctx.orgId);
    const [row] = await tx.select().from(statusRequests).where(isOpen(ctx, token));
    if (!row?.expiresAt) throw notFound(GONE);
    return { organization: content.organization, title: row.title, name: row.name, expiresAt: row.expiresAt.toISOString(), left: (row.maxDownloads ?? 0) - row.downloads, agreementVersion: row.ndaVersion, logo: frozenLogo(content, await findLogoMark(tx, ctx.orgId)) };
  });
}

/** The document of a link, marked on every page with who takes it along and when; counted and on record. Two at once on the last download: one gets it. Only while a page is published. */
export async function fetchHandedOut(ctx: ServiceContext, token: string): Promise<Download> {
  authorize(ctx, "status:visit");
  return withOrg(ctx.orgId, async (tx) => {
    await publishedPage(tx, ctx.orgId);
    const [row] = await tx.update(statusRequests).set({ downloads: sql`${statusRequests.downloads} + 1`, lastDownloadAt: ctx.now }).where(isOpen(ctx, token)).returning();
    if (!row) throw notFound(GONE);
    const [report] = await tx.select().from(reports).where(and(eq(reports.orgId, ctx.orgId), eq(reports.id, row.reportId)));
    if (!report?.sha256 || report.options["status"] !== "final") throw notFound(GONE);
    const lines = copyLines({ name: `${row.name}, ${row.company}`, email: row.email, at: ctx.now, where: `under the agreement ${row.ndaVersion}`, sha256: report.sha256 });
    const bytes = watermarkPdf(await readBlob(ctx.orgId, report.sha256), lines);
    const copySha256 = digestOf(bytes);
    await recordChanges(tx, { ...ctx, actor: { kind: "subject", id: row.id } }, [{ action: "status_document.fetched", object: { kind: "status_request", id: row.id, label: row.title }, detail: { sha256: report.sha256, copySha256, download: row.downloads } }]);
    return { fileName: `${report.kind.replaceAll("_", "-")}-copy.pdf`, sizeBytes: bytes.length, sha256: copySha256, stream: Readable.from([Buffer.from(bytes)]) };
  });
}

function isOpen({ orgId, now }: ServiceContext, token: string) {
  return and(eq(statusRequests.orgId, orgId), eq(statusRequests.tokenSha256, tokenDigest(token)), eq(statusRequests.state, "approved"), gt(statusRequests.expiresAt, now), lt(statusRequests.downloads, statusRequests.maxDownloads));
}
