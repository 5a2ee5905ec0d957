import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { TILE_WIDTH } from "@/server/domain/ledger/merkle";
import { tilePath, type Tile } from "@/server/domain/ledger/tiles";

type OfLog = { orgId: string; id: string };

/**
 * Tiles of any widths by their paths, in one query. A full tile is stored; a partial one is made of the leaves or of the
 * roots of the tiles below it. What is not there is left out, or shorter than asked: who reads it checks the length.
 */
export async function readTiles(tx: Tx, log: OfLog, wanted: readonly Tile[]): Promise<Map<string, Uint8Array>> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.execute<{ place: number; bytes: Uint8Array | null }>(sql.join(wanted.map((tile, place) => sql`(${oneTile(log, tile, place)})`), sql` union all `));
  return new Map(rows.flatMap(({ place, bytes }) => {
    const tile = wanted[place];
    return tile && bytes ? [[tilePath(tile), bytes]] : [];
  }));
}

function oneTile({ orgId, id }: OfLog, { level, index, width }: Tile, place: number): SQL {
  const first = index * TILE_WIDTH;
  const last = first + width - 1;
  if (width === TILE_WIDTH) return sql`select ${place}::int as place, hashes as bytes from ledger.tiles where org_id = ${orgId} and log_id = ${id} and level = ${level} and n = ${index}`;
  if (level === 0) return sql`select ${place}::int as place, string_agg(leaf_hash, ''::bytea order by idx) as bytes from ledger.leaves where org_id = ${orgId} and log_id = ${id} and idx between ${first} and ${last}`;
  return sql`select ${place}::int as place, string_agg(root, ''::bytea order by n) as bytes from ledger.tiles where org_id = ${orgId} and log_id = ${id} and level = ${level - 1} and n between ${first} and ${last}`;
}
