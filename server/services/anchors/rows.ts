import { and, asc, eq, gt, sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { anchorLeaves, anchors, instanceAnchors, publishedHeads } from "@/db/schema/anchors";
import type { AnchorRow } from "@/server/domain/anchors/view";

type Own = { orgId: string; logId: string };
type Stored = Omit<typeof instanceAnchors.$inferSelect, "token" | "logNo">;

/** Columns of a list: tokens stay in the table. */
export const LISTED = {
  id: instanceAnchors.id, size: instanceAnchors.size, kind: instanceAnchors.kind, target: instanceAnchors.target, status: instanceAnchors.status, attempts: instanceAnchors.attempts,
  nextTryAt: instanceAnchors.nextTryAt, genTime: instanceAnchors.genTime, verifiedAt: instanceAnchors.verifiedAt, error: instanceAnchors.error, createdAt: instanceAnchors.createdAt,
};
export const LISTED_OWN = {
  id: anchors.id, size: anchors.size, kind: anchors.kind, target: anchors.target, status: anchors.status, attempts: anchors.attempts,
  nextTryAt: anchors.nextTryAt, genTime: anchors.genTime, verifiedAt: anchors.verifiedAt, error: anchors.error, createdAt: anchors.createdAt,
};

/**
 * How many entries of an organization's log a listed anchor of the anchor log covers; null for none. Heads and their
 * leaves stand in one order, so the newest before the anchor is enough; an hour allows for clocks that differ.
 */
export function coveredEntries({ orgId, logId }: Own): SQL.Aliased<number | null> {
  return sql<number | null>`(select p.size::int from ledger.published_heads p join ledger.anchor_leaves l on l.entry_id = p.entry_id
    where p.org_id = ${orgId} and p.log_id = ${logId} and l.log_no = instance_anchors.log_no and l.idx < instance_anchors.size and p.published_at <= instance_anchors.created_at + interval '1 hour'
    order by p.published_at desc, p.size desc limit 1)`.as("covers");
}

/** Where the entry at `index` first stands in each anchor log: the first of the organization's heads there that holds it. */
export async function placesInAnchorLogs(tx: Tx, { orgId, logId }: Own, index: number): Promise<{ logNo: number; index: number }[]> {
  const holding = and(eq(publishedHeads.orgId, orgId), eq(publishedHeads.logId, logId), gt(publishedHeads.size, index));
  return tx.select({ logNo: anchorLeaves.logNo, index: sql<number>`min(${anchorLeaves.idx})`.mapWith(Number) }).from(publishedHeads)
    .innerJoin(anchorLeaves, eq(anchorLeaves.entryId, publishedHeads.entryId)).where(holding).groupBy(anchorLeaves.logNo);
}

/** The first published head that holds the entry at `index`; its place in the anchor log is null while it waits for one. */
export async function firstPublished(tx: Tx, { orgId, logId }: Own, index: number) {
  const holding = and(eq(publishedHeads.orgId, orgId), eq(publishedHeads.logId, logId), gt(publishedHeads.size, index));
  const [head] = await tx.select({ size: publishedHeads.size, at: publishedHeads.publishedAt, anchorIndex: anchorLeaves.idx }).from(publishedHeads)
    .leftJoin(anchorLeaves, eq(anchorLeaves.entryId, publishedHeads.entryId)).where(holding).orderBy(asc(publishedHeads.size), asc(publishedHeads.publishedAt)).limit(1);
  return head;
}

export function toAnchorRow(row: Stored, log: AnchorRow["log"], covers: number | null): AnchorRow {
  return {
    id: row.id, log, kind: row.kind, target: row.target, state: row.status, size: row.size, covers, createdAt: row.createdAt.toISOString(), attempts: row.attempts,
    anchoredAt: row.status === "done" ? ((row.genTime ?? row.verifiedAt)?.toISOString() ?? null) : null, nextTryAt: row.nextTryAt?.toISOString() ?? null, error: row.error,
  };
}
