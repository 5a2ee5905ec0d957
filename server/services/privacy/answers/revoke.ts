import { and, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { RevokeFileInput } from "@/server/domain/privacy/answers/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { caseName } from "../append-events";
import { keepText } from "../case-texts";
import { fileRowOrThrow } from "../files/read";
import { lockRequest } from "../rows";

/**
 * Takes a file back that lay ready for a person: from then on no link and no code opens it, and its bytes are destroyed.
 * What was fetched before cannot be called back. Throws CONFLICT where it was not given out or is over already.
 */
export async function revokeFile(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id, fileId, reason } = parseInput(RevokeFileInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const request = await lockRequest(tx, ctx.orgId, id);
    const row = await fileRowOrThrow(tx, { orgId: ctx.orgId, requestId: id }, fileId);
    if (row.offeredAt === null || row.revokedAt !== null || row.endedAt !== null) throw new ServiceError("CONFLICT", "This file does not lie ready for anybody.");
    const revokeTextId = await keepText(tx, { orgId: ctx.orgId, requestId: id, now: ctx.now }, "reason", reason);
    await tx.update(requestFiles).set({ revokedAt: ctx.now, revokedBy: ctx.actor.id, revokeTextId, expiresAt: ctx.now, codeHash: null })
      .where(and(eq(requestFiles.orgId, ctx.orgId), eq(requestFiles.requestId, id), eq(requestFiles.id, fileId), isNull(requestFiles.revokedAt)));
    await recordChanges(tx, ctx, [{ action: "rights_request.file_revoked", object: { kind: "rights_request", id, label: caseName(request.number) }, detail: { fileId, sha256: row.sha256, opens: row.opens } }]);
  });
}
