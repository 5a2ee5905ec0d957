import { and, asc, gte, lt } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { anchorLeaves } from "@/db/schema/anchors";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { PackError } from "@/server/domain/packs/error";
import { LogFiles, type LogFile } from "@/server/domain/packs/log-files";

import type { Spool } from "./spool";

const PREFIX = "anchor-log/";
const PAGE = 2048;

/**
 * Reads the anchor log's entries up to a size, derives the tree again and keeps its files. Throws `ANCHOR_LOG_CHANGED`
 * unless what comes out leads to the roots that were signed.
 *
 * @param signed by their sizes; `size` is one of them
 */
export async function writeAnchorLog(size: number, signed: ReadonlyMap<number, Uint8Array>, spool: Spool): Promise<void> {
  const log = new LogFiles();
  while (log.size < size) {
    const page = await readPage(log.size, Math.min(size, log.size + PAGE));
    if (page.length === 0) throw anchorLogChanged(log.size + 1);
    for (const leaf of page) {
      await keep(log.append(leaf).files, spool);
      const root = signed.get(log.size);
      if (root && !sameBytes(root, log.root())) throw anchorLogChanged(log.size);
    }
  }
  await keep(log.partials(), spool);
}

async function keep(files: LogFile[], spool: Spool): Promise<void> {
  for (const { path, bytes } of files) await spool.add(`${PREFIX}${path}`, bytes);
}

async function readPage(from: number, to: number): Promise<Uint8Array[]> {
  const rows = await withoutOrg(async (tx) => tx.select({ idx: anchorLeaves.idx, bytes: anchorLeaves.leafBytes }).from(anchorLeaves).where(and(gte(anchorLeaves.idx, from), lt(anchorLeaves.idx, to))).orderBy(asc(anchorLeaves.idx)));
  rows.forEach(({ idx }, i) => { if (idx !== from + i) throw anchorLogChanged(from + i + 1); });
  return rows.map(({ bytes }) => bytes);
}

/** One sentence for entries, heads and signatures. */
export function anchorLogChanged(size: number, options?: ErrorOptions): PackError {
  return new PackError("ANCHOR_LOG_CHANGED", `The first ${size} entries of this installation's anchor log are not what was signed. No pack can be made until this is repaired.`, options);
}
