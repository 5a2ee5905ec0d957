import { withOrg } from "@/db/client";
import { readStream } from "@/server/storage/blob-store";

import { authorize, parseInput, type ServiceContext } from "../context";
import type { Download } from "../evidence/download";
import { recordChanges } from "../ledger/record-change";
import { signReport } from "../signing/sign-report";
import { fileNameOf } from "./download";
import { ReportId, reportOrThrow } from "./get";

/** The signed copy of a final report; signed now where the worker has not done it yet. Each download is on record. Throws CONFLICT for a draft. */
export async function downloadSignedReport(ctx: ServiceContext, input: unknown): Promise<Download> {
  authorize(ctx, "reports:read");
  const { id } = parseInput(ReportId, input);
  const { sha256, sizeBytes, level } = await signReport(ctx.orgId, id, ctx.now);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await reportOrThrow(tx, ctx.orgId, id);
    await recordChanges(tx, ctx, [{ action: "report.downloaded", object: { kind: "report", id, label: row.title }, detail: { sha256, signed: level } }]);
    return { fileName: fileNameOf(row, "-signed"), sizeBytes, sha256, stream: readStream(ctx.orgId, sha256) };
  });
}
