import { and, eq, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { fileOfGrant } from "@/server/domain/privacy/delivery/code";

import type { CaseContext } from "../../access/resolve-case-link";
import { authorize } from "../../context";
import { notFound } from "../../errors";
import { recordOrHold } from "../../ledger/record-or-hold";
import { type CaseFileDownload, downloadOf } from "../answers/download";
import { caseName } from "../append-events";
import { requestOrThrow } from "../rows";
import { deliveryKey, openFile } from "./open-file";

/**
 * The file that a code opened, for the person of the case. Each time is on record and counted; a download that goes on
 * where it broke off (`isRest`) is on record and counts once. NOT_FOUND once it is over, revoked or destroyed, as for what never was.
 */
export async function fetchOwnFile(ctx: CaseContext, grant: string, isRest: boolean): Promise<CaseFileDownload> {
  authorize(ctx, "case:own");
  const key = await deliveryKey(ctx);
  const fileId = key && fileOfGrant(key, grant, ctx.now);
  if (!fileId) throw notFound("This file");
  return withOrg(ctx.orgId, async (tx) => {
    const row = await openFile(tx, ctx, fileId);
    if (!row) throw notFound("This file");
    const file = await downloadOf(row);
    const request = await requestOrThrow(tx, ctx.orgId, ctx.caseId);
    await tx.update(requestFiles).set({ opens: isRest ? row.opens : sql`${requestFiles.opens} + 1`, lastOpenedAt: ctx.now }).where(and(eq(requestFiles.orgId, ctx.orgId), eq(requestFiles.requestId, ctx.caseId), eq(requestFiles.id, fileId)));
    await recordOrHold(tx, ctx, [{ action: "rights_request.file_opened", object: { kind: "rights_request", id: ctx.caseId, label: caseName(request.number) }, detail: { fileId, sha256: row.sha256, rest: isRest } }]);
    return file;
  });
}
