import { and, asc, eq, gt, ne, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { anchors, instanceAnchors } from "@/db/schema/anchors";
import type { EarliestAnchor } from "@/server/domain/anchors/view";

import { firstPublished, LISTED, LISTED_OWN } from "./rows";

type Published = Awaited<ReturnType<typeof firstPublished>>;

/** The first head given to the anchor log that holds an entry, and the earliest thing outside this server that covers the entry. */
export async function earliestAnchor(tx: Tx, log: { orgId: string; logId: string }, index: number): Promise<{ head: Published; anchor: EarliestAnchor | null }> {
  const head = await firstPublished(tx, log, index);
  const found = [await ownAnchor(tx, log.orgId, log.logId, index), head && head.anchorIndex !== null ? await sharedAnchor(tx, head.anchorIndex) : undefined];
  const [anchor = null] = found.filter((one) => one !== undefined).toSorted((a, b) => a.at.localeCompare(b.at));
  return { head, anchor };
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
