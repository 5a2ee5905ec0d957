import { createHash } from "node:crypto";
import { Readable } from "node:stream";

import { recordView } from "@/server/services/engagements/record-view";
import { exportAskedSample, exportSample, type ExportedFiles } from "@/server/services/samples/export";

import { fileResponse } from "./file-response";
import { withAuditor } from "./with-auditor";
import { withSession } from "./with-session";

/** GET: a sample for its auditors as JSON, or CSV with ?format=csv. On the organization's list before the first byte leaves. */
export const auditSampleFile = withAuditor(async ({ request, ctx, params }) => {
  const files = await exportSample(ctx, { id: params["id"] });
  const name = fileNameOf(files, request);
  await recordView(ctx, { what: "download", objectKind: "sample", objectId: params["id"] ?? "", label: name });
  return responseOf(files, name);
});

/** GET: the same for the organization, without what was found. */
export const askedSampleFile = withSession("audits:read", async ({ request, ctx, params }) => {
  const files = await exportAskedSample(ctx, { engagementId: params["engagementId"], id: params["id"] });
  return responseOf(files, fileNameOf(files, request));
});

function fileNameOf({ name }: ExportedFiles, { url }: Request): string {
  return `${name}.${new URL(url).searchParams.get("format") === "csv" ? "csv" : "json"}`;
}

function responseOf({ document, csv }: ExportedFiles, fileName: string): Response {
  const [text, mediaType] = fileName.endsWith(".csv") ? [csv, "text/csv; charset=utf-8"] : [`${JSON.stringify(document, null, 1)}\n`, "application/json"];
  const bytes = Buffer.from(text, "utf8");
  return fileResponse({ fileName, sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), stream: Readable.from([bytes]), mediaType });
}
