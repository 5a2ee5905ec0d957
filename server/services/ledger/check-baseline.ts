import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { LedgerError } from "@/server/domain/ledger/error";
import type { Findings } from "@/server/domain/ledger/finding";
import { decodeFrontier, EMPTY_FRONTIER, rootHash, type Frontier } from "@/server/domain/ledger/merkle";
import { frontierNodes, nodeFromTiles, tilesForPlan } from "@/server/domain/ledger/tile-nodes";

import { readTiles } from "./read-tiles";
import type { SelfCheckRow } from "./self-checks";

type OfLog = { orgId: string; id: string };
export type StoredEnd = { size: number; root: Uint8Array | null; frontier: Uint8Array | null; newest: number; leaves: number; largest: number; /** Up to where leaves are read: a leaf put far away must not keep the check on the way to it. */ reach: number };
/** A head, checkpoint or leaf that claims more entries than this beyond those there are is named, not followed. */
export const FURTHEST = 4096;

/** Where the log ends by its head, its newest checkpoint and its last leaf, in one statement: the log grows meanwhile. `largest` of what they claim. */
export async function storedEnd(tx: Tx, { orgId, id }: OfLog): Promise<StoredEnd> {
  const [row] = await tx.execute<{ size: string | null; root: Uint8Array | null; frontier: Uint8Array | null; newest: string; leaves: string; stored: string }>(sql`
    select h.size, h.root, h.frontier, coalesce((select max(size) from ledger.checkpoints c where c.org_id = l.org_id and c.log_id = l.id), 0) as newest,
      coalesce((select max(idx) + 1 from ledger.leaves v where v.org_id = l.org_id and v.log_id = l.id), 0) as leaves,
      (select count(*) from ledger.leaves v where v.org_id = l.org_id and v.log_id = l.id) as stored
    from ledger.logs l left join ledger.log_heads h on h.org_id = l.org_id and h.log_id = l.id where l.org_id = ${orgId} and l.id = ${id}`);
  const [size, newest, leaves] = [Number(row?.size ?? 0), Number(row?.newest ?? 0), Number(row?.leaves ?? 0)];
  return { size, root: row?.root ?? null, frontier: row?.frontier ?? null, newest, leaves, largest: Math.max(size, newest, leaves), reach: Math.min(leaves, Number(row?.stored ?? 0) + FURTHEST) };
}

/** Holds the head against the newest checkpoint and the derived tree. Findings: `HEAD_MISSING`, `HEAD_SIZE`, `HEAD_ROOT`, `HEAD_FRONTIER`. */
export function checkEnd(end: StoredEnd, tree: Frontier | null, findings: Findings): void {
  if (!end.root || !end.frontier) return findings.add("HEAD_MISSING", "head", "the log has no head");
  if (end.size !== end.newest) findings.add("HEAD_SIZE", "head", `the head says ${end.size} entries, the newest checkpoint ${end.newest}`);
  if (end.size !== end.leaves) findings.add("HEAD_SIZE", "head", `the head says ${end.size} entries, the last leaf makes it ${end.leaves}`);
  if (!tree || tree.size !== end.size) return;
  if (!sameBytes(rootHash(tree), end.root)) findings.add("HEAD_ROOT", "head", "the head's root is not that of the tree");
  if (frontierRoot(end) !== hex(rootHash(tree))) findings.add("HEAD_FRONTIER", "head", "what the head keeps to go on from does not lead to the tree's root");
}

function frontierRoot({ size, frontier }: StoredEnd): string | null {
  try {
    return frontier ? hex(rootHash(decodeFrontier(size, frontier))) : null;
  } catch (error) {
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

/**
 * The frontier of the tree that the last check found sound, made of the stored tiles again and held against the root kept
 * from then. Findings: `WENT_BACK` (the log is shorter now), `TREE_CHANGED`; then everything is to be gone over.
 */
export async function verifiedFrontier(tx: Tx, log: OfLog, last: SelfCheckRow | undefined, end: StoredEnd, findings: Findings): Promise<Frontier> {
  const size = last?.toSize ?? 0;
  if (!last?.root || size === 0) return EMPTY_FRONTIER;
  if (size > end.largest) {
    findings.add("WENT_BACK", "head", `the log had ${size} entries when it was checked last, now it has ${end.largest}`);
    return EMPTY_FRONTIER;
  }
  const frontier = await storedFrontier(tx, log, size);
  if (frontier && sameBytes(rootHash(frontier), last.root)) return frontier;
  findings.add("TREE_CHANGED", `entry 0 to ${size - 1}`, "the stored tree is not the one that was checked last");
  return EMPTY_FRONTIER;
}

async function storedFrontier(tx: Tx, log: OfLog, size: number): Promise<Frontier | null> {
  const nodes = frontierNodes(size);
  const tiles = await readTiles(tx, log, tilesForPlan([nodes], size));
  try {
    return { size, hashes: nodes.map((node) => nodeFromTiles(node, size, tiles)) };
  } catch (error) {
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
