import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { LedgerError } from "@/server/domain/ledger/error";
import { compareHeads, compareTree, endedFault, type GuardedHead, type HeadFault } from "@/server/domain/ledger/head-guard";
import { encodeFrontier, EMPTY_FRONTIER, rootHash } from "@/server/domain/ledger/merkle";
import { headGuard } from "@/server/storage/head-guard";

import { deriveTree, type Derived } from "./derive-tree";
import type { LockedHead } from "./lock-head";

/** Which PostgreSQL cluster this is, and which branch of its history: a restore to a point in time starts a new timeline. */
export type Database = { systemId: string; timeline: number };
/** A head as its row has it, locked. `logId` names the log to the guard. */
export type StoredHead = Pick<LockedHead, "logId" | "origin" | "size" | "root" | "frontier" | "sysId" | "timeline">;
/** Derives the log's tree from its leaves. */
export type Derive = (sizes: readonly number[]) => Promise<Derived>;
export type HeadCheck = { fault: HeadFault | null; database: Database; guard: GuardedHead | undefined };

/** Logs whose whole tree this process has held against the guard, with the database it did so in. */
const held = new Map<string, string>();

/**
 * Holds a locked head against the head guard. Sizes and roots each time; the whole tree, derived from its leaves, before
 * the first signature of this process and whenever the database is another than the head or the guard says.
 *
 * A new log, empty and never signed, gets its guard here.
 */
export async function faultOf(tx: Tx, head: LockedHead): Promise<HeadCheck> {
  return holdAgainstGuard(tx, head, async (sizes) => deriveTree(tx, head, sizes));
}

/** The same for a log wherever its leaves are kept. */
export async function holdAgainstGuard(tx: Tx, head: StoredHead, derive: Derive): Promise<HeadCheck> {
  const database = await databaseOf(tx);
  const guard = await readGuard(head, database);
  if ("code" in guard) return { fault: guard, database, guard: undefined };
  const quick = compareHeads(guard, head);
  if (quick) return { fault: quick, database, guard };
  const identity = `${database.systemId}/${database.timeline}`;
  const isSame = [guard, ...(head.sysId === null || head.timeline === null ? [] : [{ systemId: head.sysId, timeline: head.timeline }])].every((known) => `${known.systemId}/${known.timeline}` === identity);
  if (isSame && held.get(head.logId) === identity) return { fault: null, database, guard };
  const fault = await derivedFault(head, guard, derive);
  if (!fault) held.set(head.logId, identity);
  return { fault, database, guard };
}

/** The whole tree against the head and the guard, with no memory of earlier checks. */
export async function treeFault(tx: Tx, head: LockedHead, guard: GuardedHead): Promise<HeadFault | null> {
  return derivedFault(head, guard, async (sizes) => deriveTree(tx, head, sizes));
}

export async function derivedFault(head: StoredHead, guard: GuardedHead, derive: Derive): Promise<HeadFault | null> {
  const tree = await derive([guard.size, head.size]);
  const fault = compareTree(tree, guard, head);
  if (fault) return fault;
  if (sameBytes(encodeFrontier(tree.frontier), head.frontier)) return null;
  return { code: "TREE_BROKEN", sentence: "The inner hashes stored with the head are not those that its entries lead to." };
}

/** Asked of the running server. The timeline is the one written to now: the control file's lags behind a promotion. */
export async function databaseOf(tx: Tx): Promise<Database> {
  // A head is published once it is committed, so a commit must have reached the disk, whatever the server's default is.
  const [row] = await tx.execute<{ system_id: string; timeline: number }>(sql`
    select system_identifier::text as system_id, ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int as timeline,
      case when current_setting('synchronous_commit') in ('off', 'local') then set_config('synchronous_commit', 'on', true) end as durable
    from pg_control_system()`);
  if (!row) throw new Error("The database does not say which it is.");
  return { systemId: row.system_id, timeline: row.timeline };
}

async function readGuard(head: StoredHead, database: Database): Promise<GuardedHead | HeadFault> {
  try {
    const [guard, ending] = await Promise.all([headGuard().read(head.logId), headGuard().ending(head.logId)]);
    if (ending) return endedFault(ending);
    if (guard) return guard;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { code: "GUARD_UNREADABLE", sentence: `The head guard's entry of this log cannot be read (${error.message}), so nothing says whether the database is as it was left.` };
  }
  if (head.size > 0 || head.sysId !== null) return { code: "GUARD_MISSING", sentence: `The head guard has no entry for this log of ${head.size} entries, so nothing says whether the database is as it was left.` };
  const genesis: GuardedHead = { origin: head.origin, size: 0, root: rootHash(EMPTY_FRONTIER), note: null, ...database };
  await headGuard().publish(head.logId, genesis);
  return genesis;
}
