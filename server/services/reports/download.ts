import { withOrg } from "@/db/client";
import { readStream } from "@/server/storage/blob-store";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { Download } from "../evidence/download";
import { recordOrHold } from "../ledger/record-or-hold";
import { ReportId, reportOrThrow } from "./get";

/** The finished PDF. Each download is on record, also while the ledger is frozen: then later (see `recordOrHold`). */
export async function downloadReport(ctx: ServiceContext, input: unknown): Promise<Download> {
  authorize(ctx, "reports:read");
  const { id } = parseInput(ReportId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await reportOrThrow(tx, ctx.orgId, id);
    if (!row.sha256 || row.sizeBytes === null) throw new ServiceError("CONFLICT", "This report is not finished yet.");
    await recordOrHold(tx, ctx, [{ action: "report.downloaded", object: { kind: "report", id, label: row.title }, detail: { sha256: row.sha256 } }]);
    return { fileName: fileNameOf(row), sizeBytes: row.sizeBytes, sha256: row.sha256, stream: readStream(ctx.orgId, row.sha256) };
  });
}

export function fileNameOf({ kind, options }: Pick<Awaited<ReturnType<typeof reportOrThrow>>, "kind" | "options">, mark = ""): string {
  return `${kind.replace("_", "-")}-${String(options["from"])}-${String(options["to"])}${mark}.pdf`;
}
