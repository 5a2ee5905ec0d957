import { withOrg, type Tx } from "@/db/client";
import { uniqueViolation } from "@/db/violations";
import { PushEvidenceInput } from "@/server/domain/evidence/schema";
import type { PushAnswer } from "@/server/domain/evidence/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { findLedger, logAndKeys } from "../ledger/log-and-keys";
import { openKeys } from "../ledger/open-keys";
import { findDuplicates } from "./find-duplicates";
import { holdFiles } from "./hold-files";
import { inGroups } from "./in-groups";
import { isKeptInRow, keepBytes } from "./keep-bytes";
import { answerOf, isRefused, weighItems, type Prepared } from "./prepare";
import { readItems, type ReadItem } from "./read-items";
import { storePrepared } from "./store-prepared";

/** More records than this, and a push is stored alone. */
const SMALL_RECORDS = 200;
/** Pushes stored in one transaction at most. */
const GROUP = 50;

/**
 * Puts evidence in: the one verb behind the tRPC procedure, the REST routes, the CLI and the upload form.
 *
 * Each item is recognised and answered by itself. An item with an error is refused and leaves nothing; the others of the
 * batch are stored in one transaction with their records, links, audit events, ledger entries and the job that judges the
 * controls they touch. The bytes are on disk before that transaction. The same push twice is one item: the answer to the
 * second is the stored one, marked `duplicate`. With `dryRun` nothing is stored.
 */
export async function pushEvidence(ctx: ServiceContext, input: unknown): Promise<PushAnswer[]> {
  authorize(ctx, "evidence:push");
  const { items, dryRun } = parseInput(PushEvidenceInput, input);
  const read = await readItems(ctx, items);
  if (dryRun) return (await weigh(ctx, read)).map((item) => answerOf(item, isRefused(item) ? "refused" : "dry_run"));
  await keepLarge(ctx, read.filter((item) => item.bytes && !isKeptInRow(item)));
  return store(ctx, read);
}

async function weigh(ctx: ServiceContext, read: ReadItem[]): Promise<Prepared[]> {
  return withOrg(ctx.orgId, async (tx) => weighItems(tx, ctx.orgId, read, openKeys(ctx.orgId)));
}

/** Larger bytes go to disk before the transaction, and only those of items that will be accepted. */
async function keepLarge(ctx: ServiceContext, large: ReadItem[]): Promise<void> {
  if (large.length === 0) return;
  await keepBytes(ctx.orgId, (await weigh(ctx, large)).filter((item) => !isRefused(item)).map(({ read }) => read));
}

/** Small pushes of an organization that arrive together are stored together; a large one has a transaction of its own. */
async function store(ctx: ServiceContext, read: ReadItem[]): Promise<PushAnswer[]> {
  const records = read.reduce((sum, item) => sum + item.recognition.records.length, 0);
  return records > SMALL_RECORDS ? (await storeAll([read])).flat() : storeInGroups(ctx.orgId, read);
}

const storeInGroups = inGroups(storeAll, GROUP);

/** Stores pushes of one organization, and once more where one of them was committed meanwhile: the second look finds it as the duplicate it is. */
async function storeAll(pushes: ReadItem[][]): Promise<PushAnswer[][]> {
  const read = pushes.flat();
  const [first] = read;
  if (!first) return pushes.map(() => []);
  const attempt = async () => withOrg(first.ctx.orgId, async (tx) => weighAndStore(tx, first.ctx, read));
  const answers = await attempt().catch(async (error: unknown) => {
    if (uniqueViolation(error) !== "evidence_fingerprint_key") throw error;
    return attempt();
  });
  return pushes.map((push) => push.map((item) => answers.get(item)).filter((answer) => answer !== undefined));
}

async function weighAndStore(tx: Tx, ctx: ServiceContext, read: ReadItem[]): Promise<Map<ReadItem, PushAnswer>> {
  const gone = new Set(await holdFiles(tx, ctx.orgId, read));
  // What does not depend on each other is asked for at once: the statements travel in one round trip.
  const ledger = findLedger(tx, ctx.orgId);
  const [prepared, known, found] = await Promise.all([weighItems(tx, ctx.orgId, read, ledger.then(({ keys }) => keys)), findDuplicates(tx, ctx.orgId, read), ledger]);
  const weighed = prepared.map((item) => (known.has(item.read) ? asDuplicate(item) : item));
  const accepted = weighed.filter((item) => !isRefused(item));
  await keepBytes(ctx.orgId, accepted.map((item) => item.read).filter((item) => gone.has(item)));
  const stored = accepted.length > 0 ? await storePrepared(tx, ctx.orgId, accepted, known, await logAndKeys(tx, ctx, found)) : new Map<Prepared, PushAnswer>();
  return new Map(weighed.map((item) => [item.read, stored.get(item) ?? answerOf(item, "refused")]));
}

/** What corrected its predecessor is this very item: the fingerprint names what it corrects. */
function asDuplicate(item: Prepared): Prepared {
  return { ...item, issues: item.issues.filter(({ code }) => code !== "ALREADY_CORRECTED") };
}
