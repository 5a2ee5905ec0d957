import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { LedgerError } from "@/server/domain/ledger/error";
import { contradictionOf, shownHead, type ShownHead } from "@/server/domain/ledger/contradiction";
import type { HeadFault } from "@/server/domain/ledger/head-guard";
import { headGuard } from "@/server/storage/head-guard";

import { databaseOf } from "../ledger/check-head";
import { deriveTree, type Derived } from "../ledger/derive-tree";
import { freezeLog } from "../ledger/freeze";
import { lockHead } from "../ledger/lock-head";
import { configuredKeys } from "../ledger/signers";
import { findAnchorHead, lockAnchorHead } from "./anchor-head";
import { deriveAnchorTree } from "./check-anchor-head";
import { freezeAnchorHead } from "./freeze-anchor-log";

/** What somebody outside shows as a head, and who that is, in words for people. */
export type Shown = { note: string; by: string };
type Head = { logId: string; origin: string; size: number; state: string };

/**
 * Freezes the anchor log where a head that somebody shows is signed by its own key and does not go with what is stored.
 * Anything less is a claim, and changes nothing. The head's lock is held, so that a head just cut here is no contradiction.
 *
 * @returns why it was frozen, null where nothing is proven
 */
export async function judgeAnchorHead(shown: Shown, now: Date): Promise<HeadFault | null> {
  return withoutOrg(async (tx) => {
    const found = await findAnchorHead(tx);
    const signed = found && shownHead(shown.note, found.origin, await configuredKeys(found.origin));
    if (!signed) return null;
    const head = await lockAnchorHead(tx, now);
    const fault = contradictionOf(signed, ownLog(head, await deriveAnchorTree(tx, head.id, [signed.size])), shown.by);
    if (fault && head.state === "active") await freezeAnchorHead(tx, head, await settled(tx, head, signed, fault), now);
    return fault;
  }, "system");
}

/** The same for an organization's log. */
export async function judgeTenantHead({ orgId, logId }: { orgId: string; logId: string }, shown: Shown, now: Date): Promise<HeadFault | null> {
  return withOrg(orgId, async (tx) => {
    const head = await lockHead(tx, orgId, logId);
    const signed = head && shownHead(shown.note, head.origin, await configuredKeys(head.origin));
    if (!head || !signed) return null;
    const fault = contradictionOf(signed, ownLog(head, await deriveTree(tx, head, [signed.size])), shown.by);
    if (fault && head.state === "active") await freezeLog(tx, head, await settled(tx, head, signed, fault), now);
    return fault;
  }, "system");
}

function ownLog({ size }: Head, tree: Derived) {
  return { size, rootAt: (at: number) => tree.roots.get(at) };
}

/** A longer head goes into the guard: so the freeze ends only with a database that holds it, by the rules of every restore. */
async function settled(tx: Tx, { logId, origin }: Head, { size, root, note }: ShownHead, fault: HeadFault): Promise<HeadFault> {
  if (fault.code !== "SIGNED_AHEAD") return fault;
  try {
    await headGuard().publish(logId, { origin, size, root, note, ...(await databaseOf(tx)) });
    return fault;
  } catch (error) {
    if (error instanceof LedgerError && error.code === "GUARD_OTHER_ROOT") return { code: "SIGNED_OTHER", sentence: `${fault.sentence} The head guard knows another head of that size: two histories of this log were signed.` };
    throw error;
  }
}
