import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { DerivedTree } from "@/server/domain/ledger/head-guard";
import { appendLeaf, EMPTY_FRONTIER, HASH_BYTES, rootHash, type Frontier } from "@/server/domain/ledger/merkle";

const CHUNK = 8192;
/** Up to `limit` leaf hashes from an index on, one behind the other, as far as they stand in order. */
type Chunk = { count: number; hashes: Uint8Array | null };
type ReadChunk = (from: number, limit: number) => Promise<Chunk | undefined>;
export type Derived = DerivedTree & { frontier: Frontier };

/**
 * The tree as the leaves in the database make it, from the first to the last that stands in order; it ends at a gap.
 * Reads 8,192 hashes at a time and keeps none.
 *
 * @param sizes at which the root is asked for
 */
export async function deriveTree(tx: Tx, { orgId, logId }: { orgId: string; logId: string }, sizes: readonly number[]): Promise<Derived> {
  return deriveFrom(async (from, limit) => (await tx.execute<Chunk>(sql`
    select count(*)::int as count, string_agg(leaf_hash, ''::bytea order by idx) as hashes
    from (select idx, leaf_hash, row_number() over (order by idx) - 1 as place from ledger.leaves
      where org_id = ${orgId} and log_id = ${logId} and idx >= ${from} order by idx limit ${limit}) as waiting
    where idx = ${from} + place`))[0], sizes);
}

/** The same over leaves wherever they are kept. */
export async function deriveFrom(read: ReadChunk, sizes: readonly number[]): Promise<Derived> {
  const wanted = new Set(sizes);
  const roots = new Map(wanted.has(0) ? [[0, rootHash(EMPTY_FRONTIER)]] : []);
  for (let frontier = EMPTY_FRONTIER; ; ) {
    const chunk = await read(frontier.size, CHUNK);
    const count = chunk?.count ?? 0;
    for (let i = 0; i < count; i++) {
      frontier = appendLeaf(frontier, (chunk?.hashes ?? new Uint8Array()).slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
      if (wanted.has(frontier.size)) roots.set(frontier.size, rootHash(frontier));
    }
    if (count < CHUNK) return { size: frontier.size, roots, frontier };
  }
}
