import { createHash } from "node:crypto";
import { Readable } from "node:stream";

import { withOrg } from "@/db/client";
import { copyLines } from "@/server/domain/pdf-signature/copy-line";
import { watermarkPdf } from "@/server/domain/pdf-signature/watermark";
import { TakeReportInput } from "@/server/domain/shared-reports/schema";
import { readBlob } from "@/server/storage/blob-store";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { engagementName } from "../engagements/rows";
import { recordView } from "../engagements/record-view";
import { notFound } from "../errors";
import type { Download } from "../evidence/download";
import { recordOrHold } from "../ledger/record-or-hold";
import { openedTo } from "./room";

/**
 * A shared report for its auditor, marked on every page with who took it along, when and in which audit. On the
 * organization's list and on the ledger, with the copy's own digest, before the first byte leaves.
 */
export async function takeSharedReport(ctx: AuditorContext, input: unknown): Promise<Download> {
  authorize(ctx, "audit:read");
  const { reportId } = parseInput(TakeReportInput, input);
  const { audit, name, row } = await withOrg(ctx.orgId, async (tx) => {
    const opened = await openedTo(tx, ctx);
    return { ...opened, row: opened.rows.find((each) => each.reportId === reportId) };
  });
  if (!row) throw notFound("This report");
  const reference = engagementName(audit.number);
  const lines = copyLines({ name: name ?? ctx.user.name, email: ctx.user.email, at: ctx.now, where: `in the audit ${reference} ${audit.name}`, sha256: row.sha256 });
  const bytes = watermarkPdf(await readBlob(ctx.orgId, row.sha256), lines);
  const copySha256 = createHash("sha256").update(bytes).digest("hex");
  await withOrg(ctx.orgId, async (tx) => recordOrHold(tx, ctx, [{ action: "report.downloaded", object: { kind: "report", id: reportId, label: row.title }, detail: { sha256: row.sha256, copySha256, engagementId: audit.id } }]));
  await recordView(ctx, { what: "download", objectKind: "report", objectId: reportId, label: `${row.title}, ${row.windowFrom} – ${row.windowTo}` });
  const fileName = `${row.kind.replaceAll("_", "-")}-${row.windowFrom}-${row.windowTo}-copy-${reference}.pdf`;
  return { fileName, sizeBytes: bytes.length, sha256: copySha256, stream: Readable.from([Buffer.from(bytes)]) };
}
