import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { DerivedTree } from "@/server/domain/ledger/head-guard";
import { appendLeaf, EMPTY_FRONTIER, HASH_BYTES, rootHash, type Frontier } from "@/server/domain/ledger/merkle";

const CHUNK = 8192;
type Chunk = { count: number; hashes: Uint8Array | null };

/**
 * The tree as the leaves in the database make it, from the first to the last that stands in order; it ends at a gap.
 * Reads 8,192 hashes at a time and keeps none.
 *
 * @param sizes at which the root is asked for
 */
export async function deriveTree(tx: Tx, { orgId, logId }: { orgId: string; logId: string }, sizes: readonly number[]): Promise<DerivedTree & { frontier: Frontier }> {
  const wanted = new Set(sizes);
  const roots = new Map(wanted.has(0) ? [[0, rootHash(EMPTY_FRONTIER)]] : []);
  for (let frontier = EMPTY_FRONTIER; ; ) {
    const [chunk] = await tx.execute<Chunk>(sql`
      select count(*)::int as count, string_agg(leaf_hash, ''::bytea order by idx) as hashes
      from (select idx, leaf_hash, row_number() over (order by idx) - 1 as place from ledger.leaves
        where org_id = ${orgId} and log_id = ${logId} and idx >= ${frontier.size} order by idx limit ${CHUNK}) as waiting
      where idx = ${frontier.size} + place`);
    const count = chunk?.count ?? 0;
    for (let i = 0; i < count; i++) {
      frontier = appendLeaf(frontier, (chunk?.hashes ?? new Uint8Array()).slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
      if (wanted.has(frontier.size)) roots.set(frontier.size, rootHash(frontier));
    }
    if (count < CHUNK) return { size: frontier.size, roots, frontier };
  }
}
