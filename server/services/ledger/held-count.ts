import { and, eq, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { heldChanges, logEvents, logs } from "@/db/schema/ledger";
import type { HeldCount } from "@/server/domain/ledger/head-guard";
import { headGuard } from "@/server/storage/head-guard";

import { log } from "../../log";
import { lastFreeze } from "./log-events";
import { isHeldOurs } from "./marked-rows";
import { openKeys } from "./open-keys";

/** What an entry says where changes that waited are gone: `freeze` tells during which. */
export const HELD_MISSING = "held_change.missing";

/**
 * Tells the head guard how many changes wait for a frozen ledger: the newest one taken out leaves no gap in their numbers, so only what
 * stands outside the database knows of it. Told by a clock and not with each change: before the commit it could be told of one that never was.
 */
export async function tellHeld(orgId: string): Promise<void> {
  const now = await withOrg(orgId, async (tx) => {
    const [frozen] = await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.state, "frozen")));
    const freeze = frozen && (await lastFreeze(tx, orgId, frozen.id));
    return freeze && { logId: frozen.id, freeze: freeze.id, n: (await soundNumbers(tx, orgId)).at(-1) ?? 0 };
  }, "system");
  if (!now || now.n === 0) return;
  const { logId, ...held } = now;
  const known = await heldCount(logId);
  if (known?.freeze !== held.freeze || known.n < held.n) await headGuard().keepHeld(logId, held);
}

/** Numbers of the changes that wait and bear this installation's mark, in order. */
async function soundNumbers(tx: Tx, orgId: string): Promise<number[]> {
  const rows = await tx.select().from(heldChanges).where(eq(heldChanges.orgId, orgId));
  if (rows.length === 0) return [];
  const keys = await openKeys(orgId);
  return rows.filter((row) => isHeldOurs(keys, row)).map(({ n }) => n).toSorted((a, b) => a - b);
}

/** What the guard keeps of changes that waited for a log. Undefined also where what the guard keeps cannot be read, which is no fault of the ledger's and must not keep it from being opened again: the process's log says so. */
export async function heldCount(logId: string): Promise<HeldCount | undefined> {
  try {
    return await headGuard().held(logId);
  } catch (error) {
    log().error({ logId, err: error instanceof Error ? error.message : String(error) }, "the head guard does not say how many changes waited for this ledger");
    return undefined;
  }
}

/** Changes that waited and are gone. `known`: in a freeze of which this database knows. `from` and `to`: numbers of the newest of them. */
export type HeldGone = { freeze: string; lost: number; from: number; to: number; known: boolean };

/**
 * Which changes that waited for a log are gone: of the freeze that lasts, by their numbers and the guard's count; and all of one that this database does
 * not know because it is from before it, unless an entry says so already.
 *
 * @param lasts whether the log is frozen, or is opened again in this transaction
 */
export async function heldGone(tx: Tx, { orgId, logId }: { orgId: string; logId: string }, lasts: boolean): Promise<HeldGone[]> {
  const kept = await heldCount(logId);
  const gone: HeldGone[] = kept && kept.n > 0 && !(await isKnown(tx, orgId, logId, kept.freeze)) ? [{ freeze: kept.freeze, lost: kept.n, from: 1, to: kept.n, known: false }] : [];
  const freeze = lasts ? await lastFreeze(tx, orgId, logId) : undefined;
  if (!freeze) return gone;
  const numbers = await soundNumbers(tx, orgId);
  const newest = numbers.at(-1) ?? 0;
  const to = Math.max(newest, kept?.freeze === freeze.id ? kept.n : 0);
  return to > numbers.length ? [...gone, { freeze: freeze.id, lost: to - numbers.length, from: newest + 1, to, known: true }] : gone;
}

/** Whether a freeze is of this database, or what was lost with it stands in the ledger. */
async function isKnown(tx: Tx, orgId: string, logId: string, freeze: string): Promise<boolean> {
  const [event] = await tx.select({ id: logEvents.id }).from(logEvents).where(and(eq(logEvents.orgId, orgId), eq(logEvents.logId, logId), eq(logEvents.id, freeze)));
  const [told] = event ? [event] : await tx.select({ id: auditEvents.id }).from(auditEvents).where(and(eq(auditEvents.orgId, orgId), eq(auditEvents.action, HELD_MISSING), sql`${auditEvents.detail}->>'freeze' = ${freeze}`)).limit(1);
  return told !== undefined;
}
