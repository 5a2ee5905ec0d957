import { and, asc, eq, gte, lt } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { entries, leaves, tiles } from "@/db/schema/ledger";
import type { LeafRow, RowCheck, StoredTile } from "@/server/domain/ledger/check-rows";
import { TILE_WIDTH } from "@/server/domain/ledger/merkle";

const TILES_A_PAGE = 16;

/** Leaves under one tile, each with the entry it names. */
export type TileRows = { index: number; rows: (LeafRow & { entryId: string })[] };
/** `leaves`: up to where there are any; what is claimed beyond is a gap, and is not looked for page by page. */
export type Range = { from: number; to: number; leaves: number };

export type Page<R extends LeafRow> = { rows: R[]; tiles: Map<number, StoredTile> };
/** Leaves of [from, to), and the tiles of the lowest level over them. */
export type ReadPage<R extends LeafRow> = (from: number, to: number) => Promise<Page<R>>;

/**
 * Reads the leaves of a range with their entries, page by page, and lets the check take them tile by tile, gaps
 * included. What it takes comes out too, for who reads the leaves themselves. Holds one page in memory.
 */
export async function* checkPages(log: { orgId: string; id: string }, range: Range, check: RowCheck): AsyncGenerator<TileRows> {
  yield* checkPagesOf(async (from, to) => withOrg(log.orgId, async (tx) => readPage(tx, log, from, to), "system"), range, check);
}

/** The same over leaves wherever they are kept. */
export async function* checkPagesOf<R extends LeafRow>(read: ReadPage<R>, { from, to, leaves: known }: Range, check: RowCheck): AsyncGenerator<{ index: number; rows: R[] }> {
  const last = Math.min(to, Math.ceil(known / TILE_WIDTH) * TILE_WIDTH);
  for (let at = from; at < last; ) {
    const end = Math.min((Math.floor(at / (TILES_A_PAGE * TILE_WIDTH)) + 1) * TILES_A_PAGE * TILE_WIDTH, last);
    const page = await read(at, end);
    for (let index = Math.floor(at / TILE_WIDTH); index * TILE_WIDTH < end; index++) {
      const rows = page.rows.filter((row) => Math.floor(row.index / TILE_WIDTH) === index);
      if ((index + 1) * TILE_WIDTH <= to) check.useTile(index, page.tiles.get(index));
      else check.useNoTile();
      for (const row of rows) check.take(row);
      check.bridge(Math.min((index + 1) * TILE_WIDTH, to));
      yield { index, rows };
    }
    at = end;
  }
  check.useNoTile();
  check.bridge(to);
}

async function readPage(tx: Tx, log: { orgId: string; id: string }, from: number, to: number): Promise<Page<TileRows["rows"][number]>> {
  const [rows, tileRows] = await Promise.all([
    tx.select({ index: leaves.idx, leafHash: leaves.leafHash, bytes: entries.leafBytes, entryHash: entries.leafHash, entryId: leaves.entryId }).from(leaves)
      .leftJoin(entries, and(eq(entries.orgId, leaves.orgId), eq(entries.id, leaves.entryId)))
      .where(and(eq(leaves.orgId, log.orgId), eq(leaves.logId, log.id), gte(leaves.idx, from), lt(leaves.idx, to))).orderBy(asc(leaves.idx)),
    tx.select({ n: tiles.n, hashes: tiles.hashes, root: tiles.root }).from(tiles)
      .where(and(eq(tiles.orgId, log.orgId), eq(tiles.logId, log.id), eq(tiles.level, 0), gte(tiles.n, Math.floor(from / TILE_WIDTH)), lt(tiles.n, Math.ceil(to / TILE_WIDTH)))),
  ]);
  return { rows, tiles: new Map(tileRows.map(({ n, ...tile }) => [n, tile])) };
}
