import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";

import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { entries, heldChanges, logs, openings } from "@/db/schema/ledger";

import { systemContext } from "../access/system-context";
import type { ServiceContext } from "../context";
import { isHeldOurs, isOlderThanMarks, type HeldRow } from "./marked-rows";
import { markedSince } from "./marked-since";
import { openKeys } from "./open-keys";
import { recordChanges, type Change } from "./record-change";
import { recordGone } from "./settle-held";
import { isFromOutside } from "./try-step";

const CLAIMED_CHARS = 200;
const ENTRY_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What every change has; the rest of its form is for `recordChanges`. */
const Recordable = z.looseObject({
  action: z.string(), object: z.looseObject({ kind: z.string(), id: z.string() }), detail: z.record(z.string(), z.unknown()), entryId: z.string().regex(ENTRY_ID).optional(),
});
/** Errors over the data, over a rule of the tables, and over a limit such as an index's: what is written here follows from the row alone. */
const OF_THE_ROW = ["22", "23", "54"];
const NO_CHANGE = "It is no change that can be recorded.";

/**
 * Records what was kept while the organization's ledger was frozen, each under an entry id that follows from its row, so once only.
 * For who just made a log active, in the same transaction. What does not bear its mark, was recorded before or is no change at all is
 * recorded as found, with what it claims, and as nobody's act; but one whose entry came back from a mirror, which holds no contents, is
 * recorded again with a word of which entry it restores: no row keeps a log from being opened again. What may be from before
 * there were marks is recorded with a word that nothing vouches for it. How many are gone is recorded too.
 *
 * @param log the one that they waited for
 */
export async function recordHeld(tx: Tx, { orgId, logId }: { orgId: string; logId: string }, now: Date): Promise<void> {
  await tx.select({ id: logs.id }).from(logs).where(eq(logs.orgId, orgId)).for("update");
  await recordGone(tx, { orgId, logId }, true, now);
  const rows = await tx.select().from(heldChanges).where(eq(heldChanges.orgId, orgId)).orderBy(asc(heldChanges.n), asc(heldChanges.at), asc(heldChanges.id));
  if (rows.length === 0) return;
  const keys = await openKeys(orgId);
  const since = rows.some(({ mark }) => mark === null) ? await markedSince(tx, orgId) : null;
  for (const row of rows) {
    const isOld = isOlderThanMarks(row, since);
    const fault = isOld || isHeldOurs(keys, row) ? await recordOne(tx, row, isOld, now) : "It does not bear the mark of this installation.";
    if (fault) await recordChanges(tx, systemContext(orgId, now), [{ action: "held_change.refused", object: { kind: "held_change", id: nameOf(row) }, detail: { fault, claims: claimsOf(row) } }]);
  }
  await tx.delete(heldChanges).where(eq(heldChanges.orgId, orgId));
}

/** Returns why it could not be recorded, null where it was. */
async function recordOne(tx: Tx, { orgId, id, at, actor, origin, change: kept }: HeldRow, isOld: boolean, now: Date): Promise<string | null> {
  if (!Recordable.safeParse(kept).success) return NO_CHANGE;
  const change = kept as Change;
  const { entryId = id, ...what } = change;
  const known = await knownAs(tx, orgId, entryId);
  if (known === "whole") return `It was recorded already, as the entry ${entryId}.`;
  const detail = { ...change.detail, kept_while_frozen_until: now.toISOString(), ...(isOld && { kept_without_mark: true }), ...(known === "hollow" && { restores_entry: entryId }) };
  await tx.execute(sql`savepoint held_change`);
  try {
    await recordChanges(tx, { ...systemContext(orgId, at), actor: actor as ServiceContext["actor"], ...origin }, [{ ...what, ...(known === undefined && { entryId }), detail }]);
    await tx.execute(sql`release savepoint held_change`);
    return null;
  } catch (error) {
    if (isFromOutside(error, OF_THE_ROW)) throw error;
    await tx.execute(sql`rollback to savepoint held_change`);
    return NO_CHANGE;
  }
}

/** Whether an entry is there; "hollow" where its content was lost and nothing restored it yet. An erasure leaves the opening's row. */
async function knownAs(tx: Tx, orgId: string, entryId: string): Promise<"whole" | "hollow" | undefined> {
  const [known] = await tx.select({ opening: openings.entryId }).from(entries).leftJoin(openings, and(eq(openings.orgId, entries.orgId), eq(openings.entryId, entries.id))).where(and(eq(entries.orgId, orgId), eq(entries.id, entryId)));
  if (!known) return undefined;
  const [restored] = known.opening === null ? await tx.select({ id: auditEvents.id }).from(auditEvents).where(and(eq(auditEvents.orgId, orgId), sql`${auditEvents.detail}->>'restores_entry' = ${entryId}`)).limit(1) : [];
  return known.opening === null && !restored ? "hollow" : "whole";
}

/** A row that was put in can have any name; a leaf has room for an id. */
function nameOf({ id }: HeldRow): string {
  return ENTRY_ID.test(id) ? id : "unknown";
}

/** Of what somebody may have put in only words of some length, at known places. */
function claimsOf({ at, actor, change }: HeldRow) {
  const word = (of: unknown, name: string): string | null => {
    const value = typeof of === "object" && of !== null ? (of as Record<string, unknown>)[name] : null;
    return typeof value === "string" ? value.slice(0, CLAIMED_CHARS).toWellFormed() : null;
  };
  const { object } = { object: null, ...change };
  return { at: Number.isNaN(at.getTime()) ? null : at.toISOString(), actor: { kind: word(actor, "kind"), id: word(actor, "id") }, action: word(change, "action"), object: { kind: word(object, "kind"), id: word(object, "id") } };
}
