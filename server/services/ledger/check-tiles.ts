import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { sameBytes } from "@/server/domain/ledger/bytes";
import type { Findings } from "@/server/domain/ledger/finding";
import { HASH_BYTES, TILE_WIDTH } from "@/server/domain/ledger/merkle";
import { subtreeRoot } from "@/server/domain/ledger/tile-nodes";
import { parseTile, tilePath } from "@/server/domain/ledger/tiles";

type Row = { level: number; n: string; hashes: Uint8Array; root: Uint8Array; below: Uint8Array | null };
type OfLog = { orgId: string; id: string };

/**
 * Holds the tiles above the lowest level that became full in a range against the roots of the tiles below, and looks for
 * tiles beyond the end of the log. Findings: `TILE_MISSING`, `TILE_LENGTH`, `TILE_HASHES`, `TILE_BELOW`, `TILE_BEYOND`.
 */
export async function checkTiles(tx: Tx, log: OfLog, range: { from: number; to: number }, findings: Findings): Promise<void> {
  await checkUpperTiles(tx, sql`select level, n, hashes, root from ledger.tiles where org_id = ${log.orgId} and log_id = ${log.id}`, range, findings);
  await findBeyond(tx, log, findings);
}

/** The same of any log but for what is beyond its end. @param tiles those of one log: level, n, hashes, root */
export async function checkUpperTiles(tx: Tx, tiles: SQL, { from, to }: { from: number; to: number }, findings: Findings): Promise<void> {
  const rows = await tx.execute<Row>(sql`
    with own as not materialized (${tiles})
    select t.level, t.n, t.hashes, t.root, (select string_agg(c.root, ''::bytea order by c.n) from own c
      where c.level = t.level - 1 and c.n between t.n * ${TILE_WIDTH}::bigint and t.n * ${TILE_WIDTH}::bigint + ${TILE_WIDTH - 1}::bigint) as below
    from own t where t.level >= 1 and (t.n + 1) * power(${TILE_WIDTH}::numeric, t.level + 1) > ${from}::bigint`);
  const stored = new Map(rows.map((row) => [`${row.level}/${row.n}`, row]));
  for (let level = 1, span = TILE_WIDTH ** 2; span <= to; level++, span *= TILE_WIDTH) {
    for (let n = Math.floor(from / span); (n + 1) * span <= to; n++) checkTile(stored.get(`${level}/${n}`), tilePath({ level, index: n, width: TILE_WIDTH }), findings);
  }
}

function checkTile(row: Row | undefined, at: string, findings: Findings): void {
  if (!row) return findings.add("TILE_MISSING", at, "the log is larger than this tile, and the tile is not stored");
  if (row.hashes.length !== TILE_WIDTH * HASH_BYTES) return findings.add("TILE_LENGTH", at, `a full tile has ${TILE_WIDTH * HASH_BYTES} bytes, here are ${row.hashes.length}`);
  if (!sameBytes(subtreeRoot(parseTile(row.hashes, TILE_WIDTH)), row.root)) return findings.add("TILE_HASHES", at, "the tile's hashes do not lead to the root stored with it");
  if (!row.below || !sameBytes(row.below, row.hashes)) findings.add("TILE_BELOW", at, "the tile's hashes are not the roots of the tiles below it");
}

/** In one statement with the head, because the log grows meanwhile. */
async function findBeyond(tx: Tx, log: OfLog, findings: Findings): Promise<void> {
  const rows = await tx.execute<{ level: number; n: string }>(sql`
    select t.level, t.n from ledger.log_heads h join ledger.tiles t on t.org_id = h.org_id and t.log_id = h.log_id and (t.n + 1) * power(${TILE_WIDTH}::numeric, t.level + 1) > h.size
    where h.org_id = ${log.orgId} and h.log_id = ${log.id} order by t.level, t.n limit 20`);
  for (const { level, n } of rows) findings.add("TILE_BEYOND", tilePath({ level, index: Number(n), width: TILE_WIDTH }), "this tile is beyond the end of the log");
}
