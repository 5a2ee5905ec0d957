import { and, asc, eq, gt, gte, lt, lte, sql } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { anchorCheckpoints, anchorLeaves, anchorSignatures, anchorTiles } from "@/db/schema/anchors";
import { parseAnchorLeaf, type AnchorLeaf } from "@/server/domain/ledger/anchor";
import { HeadCheck } from "@/server/domain/ledger/check-heads";
import { RowCheck, type LeafRow } from "@/server/domain/ledger/check-rows";
import { LedgerError } from "@/server/domain/ledger/error";
import { type Finding, Findings } from "@/server/domain/ledger/finding";
import { EMPTY_FRONTIER, TILE_WIDTH } from "@/server/domain/ledger/merkle";
import { ED25519 } from "@/server/domain/ledger/verifier-key";

import { checkEnd, FURTHEST, type StoredEnd } from "../ledger/check-baseline";
import { checkPagesOf, type Page } from "../ledger/check-pages";
import { checkUpperTiles } from "../ledger/check-tiles";
import { compareAnchorKeys } from "../ledger/compare-keys";
import { configuredKeys } from "../ledger/signers";
import { listAnchorHeads, type AnchorHead } from "./anchor-head";
import { compareAnchorStates } from "./compare-anchor-states";

const HEADS_A_PAGE = 500;
const SOME = 20;

/**
 * Goes over the anchor logs whole, as a weekly check does over an organization's: bytes of leaves against hashes, those against
 * tiles and the roots of checkpoints, these under the keys of the installation's seed, and the head. Of a closed one only what its
 * successor does not call lost. Findings as of an organization's log, with the anchor log's number before the place.
 */
export async function checkAnchorLogs(): Promise<readonly Finding[]> {
  const findings = new Findings();
  for (const { id } of await withoutOrg(listAnchorHeads, "system")) {
    for (const { code, at, message } of (await foundIn(id)).list) findings.add(code, `anchor log ${id}: ${at}`, message);
  }
  await withoutOrg(async (tx) => compareAnchorStates(tx, findings), "system");
  return findings.list;
}

/** What is found in one of them. One that was succeeded meanwhile is gone over again, as the closed one that it is now: that happens to a log once. */
async function foundIn(logNo: number): Promise<Findings> {
  const [head, next] = await fromLog(logNo);
  const findings = new Findings();
  if (head) await checkOne(head, next ? await soundSize(head, next) : null, findings);
  const isSucceeded = !next && (await fromLog(logNo)).length > 1;
  return isSucceeded ? foundIn(logNo) : findings;
}

/** An anchor log and those that followed it. */
async function fromLog(logNo: number): Promise<AnchorHead[]> {
  return (await withoutOrg(listAnchorHeads, "system")).filter(({ id }) => id >= logNo);
}

/** How much of a closed log its successor vouches for. One that has no first leaf yet says nothing of it. */
async function soundSize(head: AnchorHead, next: AnchorHead): Promise<number> {
  const [first] = await withoutOrg(async (tx) => tx.select({ bytes: anchorLeaves.leafBytes }).from(anchorLeaves).where(and(eq(anchorLeaves.logNo, next.id), eq(anchorLeaves.idx, 0))), "system");
  const leaf = first && leafOrUndefined(first.bytes);
  if (leaf?.type !== "anchor.succession" || leaf.predecessor.origin !== head.origin) return 0;
  return leaf.lost ? leaf.lost.from : leaf.predecessor.size;
}

/** A changed leaf is named where hashes are compared. */
function leafOrUndefined(bytes: Uint8Array): AnchorLeaf | undefined {
  try {
    return parseAnchorLeaf(bytes);
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}

/** @param sound null for the log that is written to: then all of it, and its end */
async function checkOne(head: AnchorHead, sound: number | null, findings: Findings): Promise<void> {
  const end = await withoutOrg(async (tx) => endOf(tx, head.id), "system");
  const range = { from: 0, to: sound ?? Math.min(end.largest, end.reach + FURTHEST), leaves: Math.min(end.reach, sound ?? end.reach) };
  const sizes = await withoutOrg(async (tx) => tx.select({ size: anchorCheckpoints.size }).from(anchorCheckpoints).where(and(eq(anchorCheckpoints.logNo, head.id), lte(anchorCheckpoints.size, range.to))), "system");
  const rows = new RowCheck(EMPTY_FRONTIER, sizes.map(({ size }) => size), findings);
  for await (const _ of checkPagesOf(async (from, to) => withoutOrg(async (tx) => readPage(tx, head.id, from, to), "system"), range, rows));
  await withoutOrg(async (tx) => checkUpperTiles(tx, sql`select level, n, hashes, root from ledger.anchor_tiles where log_no = ${head.id}`, range, findings), "system");
  await checkHeads(head, range.to, rows, findings);
  if (sound === null) checkEnd(end, rows.tree?.size === end.size ? rows.tree : null, findings);
  await compareAnchorKeys(head.id, findings);
}

type StoredCheckpoint = typeof anchorCheckpoints.$inferSelect;
type Line = typeof anchorSignatures.$inferSelect;

async function checkHeads({ id: logNo, origin }: AnchorHead, to: number, rows: RowCheck, findings: Findings): Promise<void> {
  const heads = new HeadCheck({ origin, keys: await configuredKeys(origin), rootAt: (size) => rows.roots.get(size) }, 0, findings);
  for (let after = 0; ; ) {
    const { stored, lines } = await withoutOrg(async (tx) => headsPage(tx, logNo, after, to), "system");
    for (const checkpoint of stored) takeHead(heads, checkpoint, lines.filter(({ size }) => size === checkpoint.size), findings);
    const last = stored.at(-1);
    if (!last || stored.length < HEADS_A_PAGE) break;
    after = last.size;
  }
  const gone = await withoutOrg(async (tx) => tx.execute<{ size: string }>(sql`
    select distinct k.size from (select log_no, size from ledger.anchor_signatures union all select log_no, size from ledger.instance_anchors) k
    where k.log_no = ${logNo} and k.size <= ${to} and not exists (select 1 from ledger.anchor_checkpoints c where c.log_no = k.log_no and c.size = k.size) order by 1 limit ${SOME}`), "system");
  for (const { size } of gone) findings.add("CHECKPOINT_MISSING", `checkpoint ${size}`, "gone, though signatures or anchors of it are kept");
}

async function headsPage(tx: Tx, logNo: number, after: number, to: number): Promise<{ stored: StoredCheckpoint[]; lines: Line[] }> {
  const stored = await tx.select().from(anchorCheckpoints).where(and(eq(anchorCheckpoints.logNo, logNo), gt(anchorCheckpoints.size, after), lte(anchorCheckpoints.size, to))).orderBy(asc(anchorCheckpoints.size)).limit(HEADS_A_PAGE);
  const last = stored.at(-1);
  const lines = last ? await tx.select().from(anchorSignatures).where(and(eq(anchorSignatures.logNo, logNo), gt(anchorSignatures.size, after), lte(anchorSignatures.size, last.size))) : [];
  return { stored, lines };
}

/** Witnesses sign later, the log itself at the moment it cuts. */
function takeHead(heads: HeadCheck, { size, root, body, cutAt }: StoredCheckpoint, lines: readonly Line[], findings: Findings): void {
  heads.take({ size, root, body, signatures: lines.map(({ keyName: name, keyId, sig: signature }) => ({ name, id: keyId, signature })) });
  if (lines.some(({ type, madeAt }) => type === ED25519 && madeAt.getTime() !== cutAt.getTime())) findings.add("CHECKPOINT_TIME", `checkpoint ${size}`, "signed at another time than the one it is said to be of");
}

async function readPage(tx: Tx, logNo: number, from: number, to: number): Promise<Page<LeafRow>> {
  const rows = await tx.select({ index: anchorLeaves.idx, leafHash: anchorLeaves.leafHash, bytes: anchorLeaves.leafBytes }).from(anchorLeaves)
    .where(and(eq(anchorLeaves.logNo, logNo), gte(anchorLeaves.idx, from), lt(anchorLeaves.idx, to))).orderBy(asc(anchorLeaves.idx));
  const tiles = await tx.select({ n: anchorTiles.n, hashes: anchorTiles.hashes, root: anchorTiles.root }).from(anchorTiles)
    .where(and(eq(anchorTiles.logNo, logNo), eq(anchorTiles.level, 0), gte(anchorTiles.n, Math.floor(from / TILE_WIDTH)), lt(anchorTiles.n, Math.ceil(to / TILE_WIDTH))));
  return { rows: rows.map((row) => ({ ...row, entryHash: null })), tiles: new Map(tiles.map(({ n, ...tile }) => [n, tile])) };
}

/** In one statement: the log grows meanwhile. */
async function endOf(tx: Tx, logNo: number): Promise<StoredEnd> {
  const [row] = await tx.execute<{ size: string; root: Uint8Array; frontier: Uint8Array; newest: string; leaves: string; stored: string }>(sql`
    select h.size, h.root, h.frontier, coalesce((select max(size) from ledger.anchor_checkpoints c where c.log_no = h.id), 0) as newest,
      coalesce((select max(idx) + 1 from ledger.anchor_leaves v where v.log_no = h.id), 0) as leaves, (select count(*) from ledger.anchor_leaves v where v.log_no = h.id) as stored
    from ledger.anchor_head h where h.id = ${logNo}`);
  const [size, newest, leaves] = [Number(row?.size ?? 0), Number(row?.newest ?? 0), Number(row?.leaves ?? 0)];
  return { size, root: row?.root ?? null, frontier: row?.frontier ?? null, newest, leaves, largest: Math.max(size, newest, leaves), reach: Math.min(leaves, Number(row?.stored ?? 0) + FURTHEST) };
}
