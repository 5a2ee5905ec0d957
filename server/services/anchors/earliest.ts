import { and, asc, eq, gt, ne, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { anchors, instanceAnchors } from "@/db/schema/anchors";
import type { EarliestAnchor } from "@/server/domain/anchors/view";

import { firstPublished, LISTED, LISTED_OWN, placesInAnchorLogs } from "./rows";

type Published = Awaited<ReturnType<typeof firstPublished>>;

/** The first head given to the anchor log that holds an entry, and the earliest thing outside this server that covers the entry. */
export async function earliestAnchor(tx: Tx, log: { orgId: string; logId: string }, index: number): Promise<{ head: Published; anchor: EarliestAnchor | null }> {
  const head = await firstPublished(tx, log, index);
  const found = [await ownAnchor(tx, log.orgId, log.logId, index), ...(await sharedAnchors(tx, await placesInAnchorLogs(tx, log, index)))];
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

/** Of each anchor log: where one succeeded another, the entry stands in both. */
async function sharedAnchors(tx: Tx, places: { logNo: number; index: number }[]): Promise<(EarliestAnchor | undefined)[]> {
  return Promise.all(places.map(async ({ logNo, index }) => {
    const covering = and(eq(instanceAnchors.logNo, logNo), eq(instanceAnchors.status, "done"), gt(instanceAnchors.size, index));
    const [row] = await tx.select(LISTED).from(instanceAnchors).where(covering).orderBy(asc(WHEN_SHARED)).limit(1);
    return row && earliest(row, "anchor");
  }));
}

function earliest(row: Omit<typeof instanceAnchors.$inferSelect, "token" | "logNo">, log: "tenant" | "anchor"): EarliestAnchor | undefined {
  const at = row.genTime ?? row.verifiedAt;
  return at ? { id: row.id, log, kind: row.kind, target: row.target, size: row.size, at: at.toISOString(), timeFrom: row.genTime ? "target" : "server" } : undefined;
}
