import { and, asc, between, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { entries, leaves } from "@/db/schema/ledger";
import { encodeBundle } from "@/server/domain/ledger/entry-bundle";
import { TILE_WIDTH } from "@/server/domain/ledger/merkle";
import type { Bundle } from "@/server/domain/ledger/tiles";

/** Bytes of an entry bundle (C2SP tlog-tiles), or undefined where the log does not have all of its entries. One query. */
export async function readBundle(tx: Tx, log: { orgId: string; id: string }, { index, width }: Bundle): Promise<Uint8Array | undefined> {
  const first = index * TILE_WIDTH;
  const rows = await tx.select({ bytes: entries.leafBytes }).from(leaves)
    .innerJoin(entries, and(eq(entries.orgId, leaves.orgId), eq(entries.id, leaves.entryId)))
    .where(and(eq(leaves.orgId, log.orgId), eq(leaves.logId, log.id), between(leaves.idx, first, first + width - 1))).orderBy(asc(leaves.idx));
  return rows.length === width ? encodeBundle(rows.map((row) => row.bytes)) : undefined;
}
