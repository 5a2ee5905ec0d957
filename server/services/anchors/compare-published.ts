import { asc, eq, gt, gte, and, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { anchorLeaves, anchorPending, publishedHeads } from "@/db/schema/anchors";
import { checkpoints, logs } from "@/db/schema/ledger";
import { anchorLeafBytes, originDigest, tenantHead } from "@/server/domain/ledger/anchor";
import { sameBytes } from "@/server/domain/ledger/bytes";
import type { Findings } from "@/server/domain/ledger/finding";
import { leafHash } from "@/server/domain/ledger/merkle";
import type { OrgKeys } from "@/server/storage/org-keys";

import { openKeys } from "../ledger/open-keys";
import { firstMarked, isAsPublished, isBehind, isRepaired, type Place } from "./leaf-names";

const PAGE = 1000;
const SOME = 20;
type OfLog = { orgId: string; id: string; origin: string };
type Published = typeof publishedHeads.$inferSelect;
type Row = { published: Published; logNo: number | null; idx: number | null; signed: Uint8Array | null; leaf: Uint8Array | null; hash: Uint8Array | null; waiting: Uint8Array | null };

/**
 * Holds the rows that say which heads of a log were anchored against the anchor log itself, leaf by leaf and both ways, and against
 * the signed heads they are about. Findings: `ROW_STRANGER` (no leaf says so), `ROW_CHANGED` (another head than leaf or checkpoint),
 * `ROW_MISSING` (a leaf says so, no row does).
 *
 * @param since rows published before are left out, and leaves without a row; null for all
 */
export async function comparePublished(log: OfLog, since: Date | null, findings: Findings): Promise<void> {
  const known = { keys: await openKeys(log.orgId), first: await withOrg(log.orgId, firstMarked, "system") };
  for (let after = ""; ; ) {
    const rows = await withOrg(log.orgId, async (tx) => page(tx, log, since, after), "system");
    for (const row of rows) await compareOne(log, row, known, findings);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = last.published.entryId;
  }
  if (since) return;
  for (const place of await withOrg(log.orgId, async (tx) => unknownLeaves(tx, log, known.first), "system")) findings.add("ROW_MISSING", `anchored head at ${place}`, "the anchor log holds a head of this log, and the row that says so is gone");
}

type Known = { keys: OrgKeys; first: Place | undefined };

async function compareOne({ origin }: OfLog, { published, logNo, idx, signed, leaf, hash, waiting }: Row, { keys, first }: Known, findings: Findings): Promise<void> {
  const { entryId, size, root } = published;
  const at = `anchored head ${entryId}`;
  const stored = leaf ?? waiting;
  const isMarked = await isAsPublished(keys, published);
  if (!stored) findings.add("ROW_STRANGER", at, "the anchor log has no leaf of it, and none waits");
  else if (!sameBytes(stored, anchorLeafBytes(tenantHead({ origin, size, root }))) || (hash && leaf && !sameBytes(hash, leafHash(leaf)))) findings.add("ROW_CHANGED", at, "not the head that its leaf in the anchor log holds");
  else if (!signed || !sameBytes(signed, root)) findings.add("ROW_CHANGED", at, `not the head of ${size} entries that was signed`);
  else if (isMarked === false) findings.add("ROW_CHANGED", at, "not as this installation published it: when and for what it was published, or its name, was changed");
  else if (isMarked === undefined && logNo !== null && idx !== null && isBehind({ logNo, idx }, first)) findings.add("ROW_CHANGED", at, "bears the name of a version that made no marks, and stands behind leaves that bear them");
}

async function page(tx: Tx, { orgId, id }: OfLog, since: Date | null, after: string): Promise<Row[]> {
  const p = publishedHeads;
  return tx.select({ published: p, logNo: anchorLeaves.logNo, idx: anchorLeaves.idx, signed: checkpoints.root, leaf: anchorLeaves.leafBytes, hash: anchorLeaves.leafHash, waiting: anchorPending.leafBytes }).from(p)
    .innerJoin(logs, and(eq(logs.orgId, p.orgId), eq(logs.id, p.logId)))
    .leftJoin(checkpoints, and(eq(checkpoints.orgId, p.orgId), eq(checkpoints.logId, p.logId), eq(checkpoints.size, p.size)))
    .leftJoin(anchorLeaves, eq(anchorLeaves.entryId, p.entryId)).leftJoin(anchorPending, eq(anchorPending.entryId, p.entryId))
    .where(and(eq(p.orgId, orgId), eq(p.logId, id), gt(p.entryId, after), since ? gte(p.publishedAt, since) : undefined)).orderBy(asc(p.entryId)).limit(PAGE);
}

/** Places of leaves of this log that no row knows. Those that a repair brought back have lost the name that a row would know them by. */
async function unknownLeaves(tx: Tx, { orgId, origin }: OfLog, first: Place | undefined): Promise<string[]> {
  const rows = await tx.execute<{ log_no: number; idx: string; name: string; hash: Uint8Array; origin: string }>(sql`
    select l.log_no, l.idx, l.entry_id as name, l.leaf_hash as hash, h.origin from ledger.anchor_leaves l join ledger.anchor_head h on h.id = l.log_no
    where position(convert_to(${`"log":"${originDigest(origin)}"`}, 'UTF8') in l.leaf_bytes) > 0
      and not exists (select 1 from ledger.published_heads p where p.org_id = ${orgId} and p.entry_id = l.entry_id) order by l.log_no, l.idx`);
  const unknown: string[] = [];
  for (const { log_no: logNo, idx, name, ...leaf } of rows) if (!(await isRepaired(name, { logNo, idx: Number(idx), ...leaf }, first))) unknown.push(`${logNo}/${idx}`);
  return unknown.slice(0, SOME);
}
