import { and, eq } from "drizzle-orm";
import writeXlsx from "write-excel-file/node";

import { withOrg } from "@/db/client";
import { auditRequests } from "@/db/schema/audit-requests";
import { exportCsv, exportTable, type ExportLine } from "@/server/domain/audit-requests/export-list";
import { ExportRequestsInput, MAX_REQUESTS } from "@/server/domain/audit-requests/schema";

import { authorize, parseInput } from "../context";
import { engagementName, engagementOrThrow } from "../engagements/rows";
import { notFound } from "../errors";
import { requestLines } from "./lines";
import { sideOf, type AuditPartner } from "./rows";

const MEDIA = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** The request list of an audit as a file that spreadsheets open and an import reads again. Texts are texts in it, never formulas. */
export async function exportRequests(ctx: AuditPartner, input: unknown): Promise<{ bytes: Uint8Array; media: string; fileName: string }> {
  authorize(ctx, sideOf(ctx) === "auditor" ? "audit:read" : "audits:read");
  const { engagementId, format } = parseInput(ExportRequestsInput, input);
  if (sideOf(ctx) === "auditor" && engagementId !== ctx.engagement?.id) throw notFound("This audit");
  const { name, lines } = await withOrg(ctx.orgId, async (tx) => {
    const { number } = await engagementOrThrow(tx, ctx, engagementId);
    const listed = await requestLines(tx, ctx, eq(auditRequests.engagementId, engagementId), MAX_REQUESTS);
    const rest = await tx.select({ id: auditRequests.id, body: auditRequests.body, wants: auditRequests.wants, periodFrom: auditRequests.periodFrom, periodTo: auditRequests.periodTo }).from(auditRequests).where(and(eq(auditRequests.orgId, ctx.orgId), eq(auditRequests.engagementId, engagementId)));
    const byId = new Map(rest.map((row) => [row.id, row]));
    return { name: engagementName(number), lines: listed.flatMap((line): ExportLine[] => { const more = byId.get(line.id); return more ? [{ ...line, ...more }] : []; }) };
  });
  const bytes = format === "csv" ? Buffer.from(exportCsv(lines), "utf8") : await workbookOf(lines);
  return { bytes, media: MEDIA[format], fileName: `requests-${name}.${format}` };
}

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Cells are typed as text, and marked as in the CSV: what is copied out of the workbook is no formula either. */
async function workbookOf(lines: ExportLine[]): Promise<Uint8Array> {
  const rows = exportTable(lines).map((row) => row.map((value) => (typeof value === "number" ? { type: Number, value } : value === null ? null : { type: String, value: FORMULA.test(value) ? `'${value}` : value })));
  return writeXlsx(rows, { sheet: "Requests" }).toBuffer();
}
