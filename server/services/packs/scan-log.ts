import { and, asc, eq, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { entries, leaves } from "@/db/schema/ledger";
import { sameBytes } from "@/server/domain/ledger/bytes";
import type { Leaf } from "@/server/domain/ledger/leaf";
import { PackError } from "@/server/domain/packs/error";
import { LogFiles } from "@/server/domain/packs/log-files";
import type { OpenableEntry } from "@/server/domain/packs/opening";
import { isAlwaysOpen, isInScope, type Selection } from "@/server/domain/packs/select-entries";

import { lostRanges } from "../ledger/lost-ranges";
import type { Earlier, Head } from "./read-head";
import { RowGuard, type GuardedEntry } from "./row-guard";
import type { Spool } from "./spool";

export type ScannedEntry = OpenableEntry & { inScope: boolean; at: string };
export type ScannedLog = {
  /** Entries that the pack opens, by index. */
  open: ScannedEntry[];
  /** Ids of evidence that was withdrawn. */
  withdrawn: ReadonlySet<string>;
  /** Ids of the evidence of the scope whose own entry is among them. */
  seen: ReadonlySet<string>;
};
type Found = { open: ScannedEntry[]; withdrawn: Set<string> };
type LeafRow = { idx: number; leafHash: Uint8Array; leafBytes: Uint8Array | null };
const PAGE = 2048;
const MAX_OPEN = 250_000;

/**
 * Reads every entry up to a head, derives the tree again and keeps its files. What comes out leads to the signed root:
 * a row that was changed, moved, removed or put in makes this fail and is named. What the scope is resolved by is held against
 * the entries on the way (see `RowGuard`).
 *
 * Throws `LEAF_CHANGED`, `LEAF_MISSING`, `LOG_ROOT`, `ROWS_DIFFER`; `PACK_TOO_LARGE` where more is to be opened than a pack can hold.
 */
export async function scanLog(orgId: string, head: Head, earlier: readonly Earlier[], selection: Selection, spool: Spool, onProgress: (share: number) => Promise<void>): Promise<ScannedLog> {
  const files = new LogFiles();
  const found: Found = { open: [], withdrawn: new Set() };
  const guard = new RowGuard(orgId, selection, await lostRanges({ orgId, id: head.logId }, head.size));
  const signedRoots = new Map(earlier.map(({ size, root }) => [size, root]));
  for (let from = 0; from < head.size; from += PAGE) {
    const guarded: GuardedEntry[] = [];
    for (const row of await readPage(orgId, head, from)) {
      const leaf = readLeaf(files.size, row);
      const { hash, files: made } = files.append(leaf);
      if (!sameBytes(hash, row.leafHash)) throw new PackError("LEAF_CHANGED", `Entry ${row.idx} of the ledger is not what was recorded. No pack can be made until this is repaired.`);
      for (const { path, bytes } of made) await spool.add(path, bytes);
      requireSigned(files, signedRoots);
      const entry = note(found, row.idx, leaf, selection);
      if (guard.wants(entry)) guarded.push({ ...entry, index: row.idx });
    }
    await guard.take(guarded);
    await onProgress(files.size / head.size);
  }
  if (files.size !== head.size) throw new PackError("LEAF_MISSING", `The ledger ends at entry ${files.size - 1}, but ${head.size} entries were signed. No pack can be made until this is repaired.`);
  for (const { path, bytes } of files.partials()) await spool.add(path, bytes);
  return { ...found, seen: guard.seen };
}

async function readPage(orgId: string, { logId, size }: Head, from: number): Promise<LeafRow[]> {
  // Plain comparisons instead of between: the primary key serves them in order.
  const range = and(eq(leaves.orgId, orgId), eq(leaves.logId, logId), sql`${leaves.idx} >= ${from} and ${leaves.idx} < ${Math.min(size, from + PAGE)}`);
  return withOrg(orgId, async (tx) => tx.select({ idx: leaves.idx, leafHash: leaves.leafHash, leafBytes: entries.leafBytes })
    .from(leaves).leftJoin(entries, and(eq(entries.orgId, leaves.orgId), eq(entries.id, leaves.entryId))).where(range).orderBy(asc(leaves.idx)));
}

function readLeaf(expected: number, { idx, leafBytes }: LeafRow): Uint8Array {
  if (idx !== expected || !leafBytes) throw new PackError("LEAF_MISSING", `Entry ${expected} of the ledger is gone. No pack can be made until this is repaired.`);
  return leafBytes;
}

/** Wherever a head was signed, the root so far must be the signed one: the first that is not tells where the change is. */
function requireSigned(files: LogFiles, signed: ReadonlyMap<number, Uint8Array>): void {
  const root = signed.get(files.size);
  if (root && !sameBytes(root, files.root())) throw new PackError("LOG_ROOT", `The first ${files.size} entries of the ledger do not lead to the root that was signed for them. No pack can be made until this is repaired.`);
}

function note(found: Found, index: number, bytes: Uint8Array, selection: Selection): Leaf {
  // Hashed to what was recorded, so these are the bytes of a leaf of ours.
  const leaf = JSON.parse(Buffer.from(bytes).toString("utf8")) as Leaf;
  if (leaf.type === "evidence.withdrawn") found.withdrawn.add(leaf.object.id);
  const inScope = isInScope(leaf, selection);
  if (!inScope && !isAlwaysOpen(leaf)) return leaf;
  if (found.open.length === MAX_OPEN) throw new PackError("PACK_TOO_LARGE", `This scope opens more than ${MAX_OPEN} entries. Ask for a shorter window or fewer controls.`);
  const { id, type, at, object, payload, files } = leaf;
  found.open.push({ index, id, type, at, object, payload, files, inScope });
  return leaf;
}
