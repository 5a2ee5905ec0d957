import { and, asc, eq, gte, lt } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { anchorLeaves, anchorTiles } from "@/db/schema/anchors";
import { leaves, tiles } from "@/db/schema/ledger";
import { TILE_WIDTH } from "@/server/domain/ledger/merkle";
import type { ProofPlan } from "@/server/domain/ledger/proof-plan";
import { proofFromTiles, tilesForPlan } from "@/server/domain/ledger/tile-nodes";
import { tileBytes, tilePath, type Tile } from "@/server/domain/ledger/tiles";

/** Where a log's hashes lie: those of leaves, and roots of full tiles. Both answer for [from, to), in order. */
export type TreeStore = {
  leafHashes: (from: number, to: number) => Promise<Uint8Array[]>;
  tileRoots: (level: number, from: number, to: number) => Promise<Uint8Array[]>;
};

export function anchorTree(tx: Tx, logNo: number): TreeStore {
  return {
    leafHashes: async (from, to) => {
      const rows = await tx.select({ hash: anchorLeaves.leafHash }).from(anchorLeaves).where(and(eq(anchorLeaves.logNo, logNo), gte(anchorLeaves.idx, from), lt(anchorLeaves.idx, to))).orderBy(asc(anchorLeaves.idx));
      return rows.map(({ hash }) => hash);
    },
    tileRoots: async (level, from, to) => {
      const rows = await tx.select({ root: anchorTiles.root }).from(anchorTiles).where(and(eq(anchorTiles.logNo, logNo), eq(anchorTiles.level, level), gte(anchorTiles.n, from), lt(anchorTiles.n, to))).orderBy(asc(anchorTiles.n));
      return rows.map(({ root }) => root);
    },
  };
}

export function tenantTree(tx: Tx, { orgId, logId }: { orgId: string; logId: string }): TreeStore {
  return {
    leafHashes: async (from, to) => {
      const own = and(eq(leaves.orgId, orgId), eq(leaves.logId, logId), gte(leaves.idx, from), lt(leaves.idx, to));
      return (await tx.select({ hash: leaves.leafHash }).from(leaves).where(own).orderBy(asc(leaves.idx))).map(({ hash }) => hash);
    },
    tileRoots: async (level, from, to) => {
      const own = and(eq(tiles.orgId, orgId), eq(tiles.logId, logId), eq(tiles.level, level), gte(tiles.n, from), lt(tiles.n, to));
      return (await tx.select({ root: tiles.root }).from(tiles).where(own).orderBy(asc(tiles.n))).map(({ root }) => root);
    },
  };
}

/** The proof of a plan in the tree of this size. Throws as `proofFromTiles` does, e.g. `TILE_LENGTH` where rows are missing. */
export async function proofFrom(store: TreeStore, plan: ProofPlan, size: number): Promise<Uint8Array[]> {
  const bytes = new Map<string, Uint8Array>();
  for (const tile of tilesForPlan(plan, size)) bytes.set(tilePath(tile), tileBytes(await hashesOf(store, tile)));
  return proofFromTiles(plan, size, bytes);
}

/** Hashes of one tile: of leaves at level 0, above it roots of the 256 times larger tiles below. */
export async function hashesOf(store: TreeStore, { level, index, width }: Tile): Promise<Uint8Array[]> {
  const from = index * TILE_WIDTH;
  return level === 0 ? store.leafHashes(from, from + width) : store.tileRoots(level - 1, from, from + width);
}
