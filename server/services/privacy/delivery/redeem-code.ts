import { and, eq, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { CODE_TRIES, codeHash, isSame, makeGrant } from "@/server/domain/privacy/delivery/code";

import type { CaseContext } from "../../access/resolve-case-link";
import { authorize } from "../../context";
import { consumeRateLimit } from "../../rate-limits/consume";
import { deliveryKey, openFile } from "./open-file";

const PER_CASE = { points: 30, seconds: 3600 };

/**
 * Trades a code for an hour in which its file can be fetched. null for a wrong code, one that is over or was used, and a
 * file that is not there: which of these it was is told to nobody. Five wrong tries end a code.
 */
export async function redeemDownloadCode(ctx: CaseContext, fileId: string, code: string): Promise<{ grant: string } | null> {
  authorize(ctx, "case:own");
  await consumeRateLimit(`case-code-tries:${ctx.caseId}`, PER_CASE, ctx.now);
  return withOrg(ctx.orgId, async (tx) => {
    const [row, key] = [await openFile(tx, ctx, fileId), await deliveryKey(ctx)];
    if (!row?.codeHash || !key || row.codeExpiresAt === null || row.codeExpiresAt <= ctx.now || row.codeTries >= CODE_TRIES) return null;
    const isRight = isSame(row.codeHash, codeHash(key, fileId, code));
    await tx.update(requestFiles).set(isRight ? { codeHash: null } : { codeTries: sql`${requestFiles.codeTries} + 1` })
      .where(and(eq(requestFiles.orgId, ctx.orgId), eq(requestFiles.requestId, ctx.caseId), eq(requestFiles.id, fileId)));
    return isRight ? { grant: makeGrant(key, fileId, ctx.now) } : null;
  });
}
