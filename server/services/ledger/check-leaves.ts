import { withOrg } from "@/db/client";
import { checkLog } from "@/server/domain/ledger/check-log";
import type { RowCheck } from "@/server/domain/ledger/check-rows";
import { encodeBundle } from "@/server/domain/ledger/entry-bundle";
import { entryAt, type Findings } from "@/server/domain/ledger/finding";
import type { Leaf } from "@/server/domain/ledger/leaf";
import { isLost, type LostRange } from "@/server/domain/ledger/repaired";
import { TILE_WIDTH } from "@/server/domain/ledger/merkle";

import { carriedInto } from "./carried-into";
import { checkPages, type Range, type TileRows } from "./check-pages";

/** Already named by the comparison of the rows. */
const NAMED_BEFORE = new Set(["ENTRY_HASH", "LOG_SHORT"]);

/** Ids of the entries that `erasure` entries name whose own content was lost in a restore: which part each took nobody knows any more. */
export type LeafPass = { erased: Set<string> };

/**
 * Goes over a range of leaves. `whole` reads from 0 and also parses every leaf: form, log, ids that come once, `prev` that
 * names an earlier entry; as much JSON as the rest together. Stops parsing, not comparing, where an entry is missing.
 */
export async function checkLeaves(log: { orgId: string; id: string; origin: string }, range: Range, lost: readonly LostRange[], check: RowCheck, findings: Findings, whole: boolean): Promise<LeafPass> {
  const erased = new Set<string>();
  const pages = checkPages(log, range, check);
  if (!whole) {
    for await (const _ of pages);
    return { erased };
  }
  const carried = await withOrg(log.orgId, async (tx) => carriedInto(tx, log), "system");
  let current: TileRows = { index: 0, rows: [] };
  const bundles = encoded(pages, range.to, (rows) => (current = rows));
  const parsed = await checkLog(bundles, {
    origin: log.origin, size: range.to, carried, tileOf: () => Buffer.concat(current.rows.map((row) => row.leafHash)),
    onLeaf: (leaf, index) => {
      requireOwnRow(leaf, index, current, findings);
      if (leaf.type === "erasure" && isLost(lost, index)) erased.add(leaf.object.id);
    },
  });
  for (const bad of parsed.bad) if (!NAMED_BEFORE.has(bad.code)) findings.add(bad.code, entryAt(bad.index), bad.message);
  return { erased };
}

async function* encoded(pages: AsyncIterable<TileRows>, to: number, show: (rows: TileRows) => void): AsyncGenerator<Uint8Array> {
  let isWhole = true;
  for await (const page of pages) {
    const bytes = page.rows.flatMap((row) => (row.bytes ? [row.bytes] : []));
    // A bundle with a hole would put every entry behind it at another index.
    isWhole &&= bytes.length === Math.min(TILE_WIDTH, to - page.index * TILE_WIDTH);
    if (!isWhole) continue;
    show(page);
    yield encodeBundle(bytes);
  }
}

function requireOwnRow(leaf: Leaf, index: number, current: TileRows, findings: Findings): void {
  if (current.rows[index - current.index * TILE_WIDTH]?.entryId !== leaf.id) findings.add("ENTRY_ID", entryAt(index), `the leaf says it is the entry ${leaf.id}, its row says another`);
}
