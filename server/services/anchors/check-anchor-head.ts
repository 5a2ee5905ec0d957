import { sql } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { NOT_SUCCEEDED, type GuardedHead, type HeadFault } from "@/server/domain/ledger/head-guard";

import { derivedFault, holdAgainstGuard, type HeadCheck } from "../ledger/check-head";
import { deriveFrom, type Derived } from "../ledger/derive-tree";
import { handToGuard, type CutHead } from "../ledger/publish-head";
import { tellAnchorEndings } from "./anchor-endings";
import { findAnchorHead, lockAnchorHead, type AnchorHead } from "./anchor-head";
import { anchorNote } from "./anchor-note";
import { freezeAnchorHead, freezeAnchorLog } from "./freeze-anchor-log";

/** Holds the anchor log's locked head against the head guard, by the rules of every organization's log. */
export async function anchorFaultOf(tx: Tx, head: AnchorHead): Promise<HeadCheck> {
  return holdAgainstGuard(tx, head, async (sizes) => deriveAnchorTree(tx, head.id, sizes));
}

/** The whole tree against the head and the guard. */
export async function anchorTreeFault(tx: Tx, head: AnchorHead, guard: GuardedHead): Promise<HeadFault | null> {
  return derivedFault(head, guard, async (sizes) => deriveAnchorTree(tx, head.id, sizes));
}

/** An anchor log's tree as its leaves make it. */
export async function deriveAnchorTree(tx: Tx, logNo: number, sizes: readonly number[]): Promise<Derived> {
  return deriveFrom(async (from, limit) => (await tx.execute<{ count: number; hashes: Uint8Array | null }>(sql`
    select count(*)::int as count, string_agg(leaf_hash, ''::bytea order by idx) as hashes
    from (select idx, leaf_hash, row_number() over (order by idx) - 1 as place from ledger.anchor_leaves where log_no = ${logNo} and idx >= ${from} order by idx limit ${limit}) as waiting
    where idx = ${from} + place`))[0], sizes);
}

/**
 * Holds the anchor log against the guard also where nothing waits, and freezes it where it does not fit. A guard that lags
 * is brought forward, and so is one that was not told of a succession. An installation without an anchor log has nothing to hold.
 */
export async function checkAnchorHead(now: Date): Promise<void> {
  const ahead = await withoutOrg(async (tx) => checkHead(tx, now), "system");
  if (ahead) await publishAnchorHead(ahead.logId, ahead.cut, now);
  await tellAnchorEndings();
}

/** Returns the head that the guard lacks. */
async function checkHead(tx: Tx, now: Date): Promise<{ logId: string; cut: CutHead } | undefined> {
  if (!(await findAnchorHead(tx))) return undefined;
  const head = await lockAnchorHead(tx, now);
  // Whoever waited for a succession's lock has its closed log in hand, and there is a newer one.
  if (head.state === "closed" && (await findAnchorHead(tx))?.id === head.id) await freezeAnchorHead(tx, head, NOT_SUCCEEDED, now);
  if (head.state !== "active") return undefined;
  const { fault, guard, database } = await anchorFaultOf(tx, head);
  if (fault) await freezeAnchorHead(tx, head, fault, now);
  else if (guard && guard.size < head.size) return { logId: head.logId, cut: { origin: head.origin, size: head.size, root: head.root, note: (await anchorNote(tx, { logNo: head.id, size: head.size })).note, ...database } };
  return undefined;
}

/** Hands a committed head to the guard. */
export async function publishAnchorHead(logId: string, head: CutHead, now: Date): Promise<void> {
  await handToGuard(logId, head, async (fault) => { await freezeAnchorLog(fault, now); });
}
