import { and, desc, eq, gt } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { entries, leaves, logHeads, logs } from "@/db/schema/ledger";
import { AnchorStateInput } from "@/server/domain/anchors/schema";
import type { EntryAnchorState } from "@/server/domain/anchors/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { logOfEntry } from "../ledger/place-of";
import { earliestAnchor } from "./earliest";

type Place = { logId: string; index: number | null };

/**
 * How far an entry is on its way: recorded, sequenced (it has an index and a signed head), anchored (something outside
 * this server covers it), with the earliest such thing. A report that printed the head is not counted: it left no trace
 * outside until somebody keeps it.
 *
 * Throws `NOT_FOUND` for an entry, index or size that the organization's log does not have.
 */
export async function anchorState(ctx: ServiceContext, input: unknown): Promise<EntryAnchorState> {
  authorize(ctx, "ledger:read");
  const asked = parseInput(AnchorStateInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const { logId, index } = await placeOf(tx, ctx.orgId, asked);
    if (index === null) return { state: "recorded", index, published: null, anchor: null };
    const { head, anchor } = await earliestAnchor(tx, { orgId: ctx.orgId, logId }, index);
    const published = head ? { size: head.size, at: head.at.toISOString(), anchorIndex: head.anchorIndex } : null;
    return { state: anchor ? "anchored" : "sequenced", index, published, anchor };
  });
}

async function placeOf(tx: Tx, orgId: string, asked: { entryId: string } | { index: number } | { size: number }): Promise<Place> {
  if ("entryId" in asked) {
    const [entry] = await tx.select({ logId: logOfEntry, index: leaves.idx }).from(entries).leftJoin(leaves, and(eq(leaves.orgId, entries.orgId), eq(leaves.entryId, entries.id)))
      .where(and(eq(entries.orgId, orgId), eq(entries.id, asked.entryId)));
    if (!entry) throw notFound("This entry");
    return entry;
  }
  const index = "index" in asked ? asked.index : asked.size - 1;
  const [head] = await tx.select({ logId: logs.id }).from(logs).innerJoin(logHeads, and(eq(logHeads.orgId, logs.orgId), eq(logHeads.logId, logs.id)))
    .where(and(eq(logs.orgId, orgId), gt(logHeads.size, index))).orderBy(desc(logs.createdAt)).limit(1);
  if (!head) throw notFound("This entry");
  return { logId: head.logId, index };
}
