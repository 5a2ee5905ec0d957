import { and, asc, eq, gt } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { privacySuppressions } from "@/db/schema/privacy-erasure";
import { ListSuppressionsInput } from "@/server/domain/privacy/erasure/schema";
import type { SuppressionList } from "@/server/domain/privacy/erasure/view";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordOrHold } from "../../ledger/record-or-hold";

/** The keyed hashes of everybody who is suppressed, page by page. They compare equal within this organization and open nothing. */
export async function listSuppressions(ctx: ServiceContext, input: unknown): Promise<SuppressionList> {
  authorize(ctx, "privacy:suppress");
  const { cursor, limit } = parseInput(ListSuppressionsInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(privacySuppressions).where(and(eq(privacySuppressions.orgId, ctx.orgId), cursor === undefined ? undefined : gt(privacySuppressions.id, cursor))).orderBy(asc(privacySuppressions.id)).limit(limit + 1);
    const page = rows.slice(0, limit);
    await recordOrHold(tx, ctx, [{ action: "suppressions.exported", object: { kind: "suppressions", id: "export" }, detail: { count: page.length } }]);
    return {
      rows: page.map(({ id, type, hash, reason, since, until }) => ({ id, type, hash, reason, since: since.toISOString(), until })),
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  });
}
