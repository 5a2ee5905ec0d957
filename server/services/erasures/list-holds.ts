import { and, desc, eq, isNull, or, sql, type SQL } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { legalHolds } from "@/db/schema/erasures";
import { evidence } from "@/db/schema/evidence";
import type { LegalHoldView } from "@/server/domain/erasure/view";
import { EvidenceId } from "@/server/domain/evidence/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { evidenceOrThrow } from "../evidence/rows";
import { personNames } from "../users/names";

/** The holds that stand and cover an evidence, on it or on everything. NOT_FOUND for another organization's evidence. */
export async function listHoldsOn(ctx: ServiceContext, input: unknown): Promise<LegalHoldView[]> {
  authorize(ctx, "evidence:erase");
  const { id } = parseInput(EvidenceId, input);
  return withOrg(ctx.orgId, async (tx) => {
    await evidenceOrThrow(tx, ctx, id);
    return holdsWhere(tx, and(eq(legalHolds.orgId, ctx.orgId), isNull(legalHolds.releasedAt), or(isNull(legalHolds.evidenceId), eq(legalHolds.evidenceId, id))), 20);
  });
}

/** Legal holds with whom they are from: those that stand first, each by the newest. */
export async function listHolds(tx: Tx, orgId: string, most: number): Promise<LegalHoldView[]> {
  return holdsWhere(tx, eq(legalHolds.orgId, orgId), most);
}

async function holdsWhere(tx: Tx, where: SQL | undefined, most: number): Promise<LegalHoldView[]> {
  const rows = await tx.select({ hold: legalHolds, item: { id: evidence.id, number: evidence.number, title: evidence.title } }).from(legalHolds)
    .leftJoin(evidence, and(eq(evidence.orgId, legalHolds.orgId), eq(evidence.id, legalHolds.evidenceId)))
    .where(where).orderBy(sql`${legalHolds.releasedAt} is not null`, desc(legalHolds.at)).limit(most);
  const names = await personNames(tx, rows.flatMap(({ hold }) => [hold.by, hold.releasedBy]));
  return rows.map(({ hold, item }) => ({
    id: hold.id, item, reason: hold.reason, by: names.get(hold.by) ?? hold.by, at: hold.at.toISOString(),
    ended: hold.releasedAt ? { by: names.get(hold.releasedBy ?? "") ?? hold.releasedBy ?? "", at: hold.releasedAt.toISOString(), reason: hold.releaseReason } : null,
  }));
}
