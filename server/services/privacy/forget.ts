import { and, asc, eq, gt, isNull, lte, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";

import { systemContext } from "../access/system-context";
import { Turns } from "../in-turns";
import { holdKeys } from "../ledger/hold-keys";
import { recordChanges } from "../ledger/record-change";
import { caseName } from "./append-events";
import { destroyWhoAsked } from "./destroy-who-asked";
import { lockRequest } from "./rows";

const AT_ONCE = 100;
const turns = new Turns("people to forget");

/** Forgets who asked, in every case whose time is over. Returns in how many. */
export async function forgetPeople(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => forgetPeopleOf(orgId, now));
}

/** The same for one organization, `atOnce` after `atOnce` until nobody is left. Whom it fails with keeps nobody else waiting, however many they are; it is told at the end. */
export async function forgetPeopleOf(orgId: string, now: Date, atOnce = AT_ONCE): Promise<number> {
  const failures: unknown[] = [];
  let seen = 0;
  for (let due = await dueAfter(orgId, now, "", atOnce); due.length > 0; due = await dueAfter(orgId, now, due.at(-1) ?? "", atOnce)) {
    for (const id of due) await forgetPerson(orgId, id, now).catch((error: unknown) => failures.push(error));
    seen += due.length;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${seen} people could not be forgotten: ${String(failures[0])}`);
  return seen;
}

async function dueAfter(orgId: string, now: Date, after: string, atOnce: number): Promise<string[]> {
  const rows = await withOrg(orgId, async (tx) => tx.select({ id: rightsRequests.id }).from(rightsRequests)
    .where(and(eq(rightsRequests.orgId, orgId), lte(rightsRequests.forgetAt, now), isNull(rightsRequests.forgottenAt), gt(rightsRequests.id, after))).orderBy(asc(rightsRequests.id)).limit(atOnce), "system");
  return rows.map(({ id }) => id);
}

/**
 * Destroys what says who asked in a case: the keys, the sealed texts and files, the mails. What was done and when stays, with the
 * digests of what was sent. It is on the ledger in a transaction before, and may be run again after whatever stopped it.
 */
async function forgetPerson(orgId: string, id: string, now: Date): Promise<void> {
  await withOrg(orgId, async (tx) => announce(tx, orgId, id, now), "system");
  await withOrg(orgId, async (tx) => {
    // The case first, as every act in it: they take the keys behind it.
    const request = await lockRequest(tx, orgId, id);
    await holdKeys(tx, orgId, "exclusive");
    // Taken up again meanwhile: it is needed once more. Or another worker was a moment earlier.
    if (request.forgetAt === null || request.forgetAt > now || request.forgottenAt !== null) return;
    await destroyWhoAsked(tx, orgId, id, now);
  }, "system");
}

/** Puts the end of what says who asked on the ledger, once. */
export async function announce(tx: Tx, orgId: string, id: string, now: Date): Promise<void> {
  const request = await lockRequest(tx, orgId, id);
  if (request.forgettingAt !== null) return;
  await tx.update(rightsRequests).set({ forgettingAt: now }).where(and(eq(rightsRequests.orgId, orgId), eq(rightsRequests.id, id)));
  await recordChanges(tx, systemContext(orgId, now), [{ action: "rights_request.forgotten", object: { kind: "rights_request", id, label: caseName(request.number) }, detail: { kept: "events, dates, digests" } }]);
}
