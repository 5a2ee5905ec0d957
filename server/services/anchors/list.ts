import { and, desc, eq, gte, lt } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { anchors, instanceAnchors } from "@/db/schema/anchors";
import { logs } from "@/db/schema/ledger";
import { ListAnchorsInput } from "@/server/domain/anchors/schema";
import type { AnchorList, AnchorRow } from "@/server/domain/anchors/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { personNames } from "../users/names";
import { coveredEntries, LISTED, LISTED_OWN, toAnchorRow } from "./rows";

/** Outside anchors, newest first: the organization's own, and those of the anchor log since the organization began. */
export async function listAnchors(ctx: ServiceContext, input: unknown): Promise<AnchorList> {
  authorize(ctx, "ledger:read");
  const { before, limit } = parseInput(ListAnchorsInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const [log] = await tx.select().from(logs).where(eq(logs.orgId, ctx.orgId)).orderBy(desc(logs.createdAt)).limit(1);
    if (!log) return { rows: [], nextBefore: null };
    const own = await tx.select(LISTED_OWN).from(anchors).where(and(eq(anchors.orgId, ctx.orgId), before ? lt(anchors.id, before) : undefined)).orderBy(desc(anchors.id)).limit(limit + 1);
    const shared = await tx.select({ ...LISTED, covers: coveredEntries({ orgId: ctx.orgId, logId: log.id }) }).from(instanceAnchors).where(and(gte(instanceAnchors.createdAt, log.createdAt), before ? lt(instanceAnchors.id, before) : undefined)).orderBy(desc(instanceAnchors.id)).limit(limit + 1);
    const all = [...own.map((row) => toAnchorRow(row, "tenant", row.size)), ...shared.map((row) => toAnchorRow(row, "anchor", row.covers))];
    // Ids sort by the time they were made.
    const rows = all.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
    return { rows: await named(tx, rows), nextBefore: all.length > limit ? (rows.at(-1)?.id ?? null) : null };
  });
}

/** A mail's target is a person: the name is looked up, so that it is not kept here. */
async function named(tx: Tx, rows: AnchorRow[]): Promise<AnchorRow[]> {
  const names = await personNames(tx, rows.filter(({ kind }) => kind === "email").map(({ target }) => target));
  return rows.map((row) => (row.kind === "email" ? { ...row, target: names.get(row.target) ?? row.target } : row));
}
