import { sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { HeadCheck } from "@/server/domain/ledger/check-heads";
import { RowCheck } from "@/server/domain/ledger/check-rows";
import { type Finding, Findings } from "@/server/domain/ledger/finding";
import { EMPTY_FRONTIER, rootHash, type Frontier } from "@/server/domain/ledger/merkle";

import { compareAnchors } from "../anchors/compare-anchors";
import { comparePublished } from "../anchors/compare-published";
import { compareControls } from "../row-checks/controls-as-revised";
import { compareErasures } from "../row-checks/erased-evidence";
import { findKeptStrangers } from "../row-checks/kept-strangers";
import { compareReports } from "../row-checks/made-reports";
import { compareRegisters } from "../row-checks/register-versions";
import { findStrangers } from "../row-checks/strangers";
import { uncommittedKept, type KeptDigests } from "../row-checks/uncommitted-kept";
import { checkEnd, FURTHEST, storedEnd, verifiedFrontier, type StoredEnd } from "./check-baseline";
import { checkLargeFiles, type FilesRead, type Reading } from "./check-large-files";
import { checkLeaves } from "./check-leaves";
import { checkOpenings } from "./check-openings";
import { checkPlaces } from "./check-places";
import { checkSmallFiles } from "./check-small-files";
import { checkTiles } from "./check-tiles";
import { compareChecks, compareHeld } from "./compare-checks";
import { compareKeys } from "./compare-keys";
import { compareLogs } from "./compare-logs";
import { lostRanges } from "./lost-ranges";
import { readCheckpoints } from "./read-checkpoints";
import type { SelfCheckRow } from "./self-checks";
import { trustedKeys } from "./trusted-keys";
import { tryStep } from "./try-step";

const HEADS_A_PAGE = 500;
const DAY_MS = 86_400_000;
type Log = { orgId: string; id: string; origin: string };
/** `from`: entries before it were taken as the last check left them. `root` is null where the tree could not be derived to its end. `uncommitted`: as a whole check found it when it began. */
export type LogCheckResult = { from: number; to: number; root: Uint8Array | null; checkpoints: number; entries: number; records: number; files: FilesRead; uncommitted: KeptDigests; findings: Findings };

/** The anchor logs are all organizations' together: gone over once for as many checks as one likes. */
export type WholeCheck = Reading & { anchorLogs: () => Promise<readonly Finding[]> };

/**
 * Holds everything stored of a log against everything else: bytes against leaf hashes, those against tiles, tiles against
 * the roots of checkpoints, signatures against the keys of the instance's seed, entries against their one place.
 *
 * The rows that verdicts, reports and packs are made from are held against the entries both ways, so that none is missing,
 * changed or put in.
 *
 * From the end of `last` on, whose tree is derived from the tiles and must be the one found then; with `whole` from the
 * beginning, each leaf parsed, every row of the organization compared, and every file digested again. Changes nothing and
 * needs no lock: what is sequenced while it runs is left to the next one.
 *
 * @param whole how to read the files of a whole check, and what the anchor logs show; null for one of what is new
 * @param last the newest check that found nothing
 */
export async function checkStoredLog(log: Log, whole: WholeCheck | null, last: SelfCheckRow | undefined): Promise<LogCheckResult> {
  const findings = new Findings();
  const inLog = async <T>(work: (tx: Tx) => Promise<T>) => withOrg(log.orgId, work, "system");
  const step = async <T>(what: string, otherwise: T, work: () => Promise<T>) => tryStep(what, findings, otherwise, work);
  // First of all: what is put in while the check runs is not what it looked at.
  const uncommitted: KeptDigests = whole ? await step("what no entry commits to", new Map(), async () => inLog(async (tx) => uncommittedKept(tx, log.orgId))) : new Map();
  const { end, keys } = await inLog(async (tx) => ({ end: await storedEnd(tx, log), keys: await keysOf(tx, log, findings) }));
  const known = await inLog(async (tx) => verifiedFrontier(tx, log, last, end, findings));
  // Where the known part is not what it was, all of it is gone over, so that the place is named.
  const start = whole ? EMPTY_FRONTIER : known;
  const range = { from: start.size, to: Math.min(end.largest, end.reach + FURTHEST), leaves: end.reach };
  const rows = new RowCheck(start, await inLog(async (tx) => sizesIn(tx, log, range)), findings);
  const lost = await step("entries lost in a restore", [], async () => lostRanges(log));
  const { erased } = await step("entries", { erased: new Set<string>() }, async () => checkLeaves(log, range, lost, rows, findings, whole !== null));
  await step("tiles", undefined, async () => inLog(async (tx) => checkTiles(tx, log, range, findings)));
  const checkpoints = await step("checkpoints", 0, async () => checkCheckpoints(log, range, { keys, roots: rows.roots, last }, findings));
  await step("head", undefined, async () => checkEnd(end, endOf(rows.tree, end), findings));
  const since = whole || !last ? null : new Date(last.startedAt.getTime() - DAY_MS);
  await step("places", undefined, async () => inLog(async (tx) => checkPlaces(tx, log, since, findings)));
  const opened = await step("contents and rows", 0, async () => checkOpenings(log, whole ? null : range, { erased, lost }, findings));
  await step("rows of no entry", undefined, async () => findStrangers(log.orgId, since, findings));
  await step("controls", undefined, async () => inLog(async (tx) => compareControls(tx, log.orgId, findings)));
  await step("holds and standing answers", undefined, async () => inLog(async (tx) => findKeptStrangers(tx, log.orgId, findings)));
  await step("anchored heads", undefined, async () => comparePublished(log, since, findings));
  if (whole) await step("anchors", undefined, async () => inLog(async (tx) => compareAnchors(tx, log.orgId, findings)));
  if (whole) await step("anchor logs", undefined, async () => { for (const { code, at, message } of await whole.anchorLogs()) findings.add(code, at, message); });
  if (whole) await step("keys", undefined, async () => compareKeys(log, findings));
  await step("logs", undefined, async () => compareLogs(log.orgId, findings));
  await step("self-checks", undefined, async () => compareChecks(log.orgId, findings));
  await step("changes kept while frozen", undefined, async () => compareHeld(log.orgId, findings));
  await step("registers", undefined, async () => compareRegisters(log.orgId, findings));
  await step("reports", undefined, async () => inLog(async (tx) => compareReports(tx, log.orgId, findings)));
  await step("erasures", undefined, async () => compareErasures(log.orgId, findings));
  const records = opened + (whole ? await step("small files", 0, async () => checkSmallFiles(log.orgId, findings)) : 0);
  const none = { files: 0, bytes: 0 };
  const files = whole ? await step("files", none, async () => checkLargeFiles(log.orgId, findings, whole)) : none;
  return { from: range.from, to: range.to, root: rows.tree ? rootHash(rows.tree) : null, checkpoints, entries: rows.checked, records: records + files.files, files, uncommitted, findings };
}

function endOf(tree: Frontier | null, end: StoredEnd): Frontier | null {
  return tree?.size === end.size ? tree : null;
}

async function keysOf(tx: Tx, log: Log, findings: Findings) {
  const { keys, strangers, missing } = await trustedKeys(tx, log);
  for (const vkey of missing) findings.add("KEY_MISSING", "keys", `the log's key ${vkey} is not stored`);
  for (const vkey of strangers) findings.add("KEY_STRANGER", "keys", `the key ${vkey} does not follow from the instance's seed`);
  return keys;
}

async function sizesIn(tx: Tx, { orgId, id }: Log, { from, to }: { from: number; to: number }): Promise<number[]> {
  const rows = await tx.execute<{ size: string }>(sql`select size from ledger.checkpoints where org_id = ${orgId} and log_id = ${id} and size > ${from} and size <= ${to}`);
  return rows.map((row) => Number(row.size));
}

type Known = { keys: Awaited<ReturnType<typeof keysOf>>; roots: ReadonlyMap<number, Uint8Array>; last: SelfCheckRow | undefined };

/** Every checkpoint of the range with its signatures, and that none of before is gone. Returns how many there are up to the range's end. */
async function checkCheckpoints(log: Log, { from, to }: { from: number; to: number }, { keys, roots, last }: Known, findings: Findings): Promise<number> {
  const heads = new HeadCheck({ origin: log.origin, keys, rootAt: (size) => roots.get(size) }, from, findings);
  for (let after = from; ; ) {
    const page = await withOrg(log.orgId, async (tx) => readCheckpoints(tx, log, sql`c.size in (
      select n.size from ledger.checkpoints n where n.org_id = ${log.orgId} and n.log_id = ${log.id} and n.size > ${after} and n.size <= ${to} order by n.size limit ${HEADS_A_PAGE})`), "system");
    for (const head of page) heads.take(head);
    const newest = page.at(-1);
    if (!newest || page.length < HEADS_A_PAGE) break;
    after = newest.size;
  }
  const counts = await withOrg(log.orgId, async (tx) => countHeads(tx, log, last?.toSize ?? 0, to), "system");
  const gone = (last?.checkpoints ?? 0) - counts.known;
  if (gone > 0) findings.add("CHECKPOINT_MISSING", `checkpoints up to ${last?.toSize ?? 0}`, `${gone} of the ${last?.checkpoints ?? 0} checkpoints that were there at the last check are gone`);
  if (counts.times > 0) findings.add("CHECKPOINT_TIME", "checkpoints", `${counts.times} checkpoints were signed at another time than the one they are said to be of`);
  if (counts.orphans > 0) findings.add("SIGNATURE_ORPHAN", "signatures", `${counts.orphans} signatures are of no checkpoint that is stored`);
  return counts.all;
}

type Counts = { known: number; all: number; orphans: number; times: number };

async function countHeads(tx: Tx, { orgId, id }: Log, known: number, to: number): Promise<Counts> {
  const [row] = await tx.execute<Counts>(sql`
    select count(*) filter (where size <= ${known})::int as known, count(*)::int as "all",
      (select count(*)::int from ledger.signatures s where s.org_id = ${orgId} and s.log_id = ${id} and not exists (select 1 from ledger.checkpoints c where c.org_id = s.org_id and c.log_id = s.log_id and c.size = s.size)) as orphans,
      (select count(distinct s.size)::int from ledger.signatures s join ledger.checkpoints c on c.org_id = s.org_id and c.log_id = s.log_id and c.size = s.size where s.org_id = ${orgId} and s.log_id = ${id} and s.made_at <> c.cut_at) as times
    from ledger.checkpoints where org_id = ${orgId} and log_id = ${id} and size <= ${to}`);
  return row ?? { known: 0, all: 0, orphans: 0, times: 0 };
}
