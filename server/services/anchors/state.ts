import { and, asc, desc, eq, gt, ne, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { anchors, instanceAnchors } from "@/db/schema/anchors";
import { entries, leaves, logHeads, logs } from "@/db/schema/ledger";
import { AnchorStateInput } from "@/server/domain/anchors/schema";
import type { EarliestAnchor, EntryAnchorState } from "@/server/domain/anchors/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { firstPublished, LISTED, LISTED_OWN } from "./rows";

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
    const head = await firstPublished(tx, { orgId: ctx.orgId, logId }, index);
    const found = [await ownAnchor(tx, ctx.orgId, logId, index), head && head.anchorIndex !== null ? await sharedAnchor(tx, head.anchorIndex) : undefined];
    const [anchor = null] = found.filter((one) => one !== undefined).toSorted((a, b) => a.at.localeCompare(b.at));
    const published = head ? { size: head.size, at: head.at.toISOString(), anchorIndex: head.anchorIndex } : null;
    return { state: anchor ? "anchored" : "sequenced", index, published, anchor };
  });
}

async function placeOf(tx: Tx, orgId: string, asked: { entryId: string } | { index: number } | { size: number }): Promise<Place> {
  if ("entryId" in asked) {
    const [entry] = await tx.select({ logId: entries.logId, index: leaves.idx }).from(entries).leftJoin(leaves, and(eq(leaves.orgId, entries.orgId), eq(leaves.entryId, entries.id)))
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

const WHEN_OWN = sql`coalesce(${anchors.genTime}, ${anchors.verifiedAt})`;
const WHEN_SHARED = sql`coalesce(${instanceAnchors.genTime}, ${instanceAnchors.verifiedAt})`;

async function ownAnchor(tx: Tx, orgId: string, logId: string, index: number): Promise<EarliestAnchor | undefined> {
  const covering = and(eq(anchors.orgId, orgId), eq(anchors.logId, logId), eq(anchors.status, "done"), ne(anchors.kind, "pdf"), gt(anchors.size, index));
  const [row] = await tx.select(LISTED_OWN).from(anchors).where(covering).orderBy(asc(WHEN_OWN)).limit(1);
  return row && earliest(row, "tenant");
}

async function sharedAnchor(tx: Tx, anchorIndex: number): Promise<EarliestAnchor | undefined> {
  const [row] = await tx.select(LISTED).from(instanceAnchors).where(and(eq(instanceAnchors.status, "done"), gt(instanceAnchors.size, anchorIndex))).orderBy(asc(WHEN_SHARED)).limit(1);
  return row && earliest(row, "anchor");
}

function earliest(row: Omit<typeof instanceAnchors.$inferSelect, "token">, log: "tenant" | "anchor"): EarliestAnchor | undefined {
  const at = row.genTime ?? row.verifiedAt;
  return at ? { id: row.id, log, kind: row.kind, target: row.target, size: row.size, at: at.toISOString(), timeFrom: row.genTime ? "target" : "server" } : undefined;
}
