import { and, eq, inArray, isNull } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { personErasures, privacySuppressions } from "@/db/schema/privacy-erasure";
import { keyStore } from "@/server/storage/key-store";
import type { PersonStone } from "@/server/storage/org-keys";

import { holdKeys } from "../../ledger/hold-keys";
import { openKeys } from "../../ledger/open-keys";
import { loadEvents } from "../load-case";

/**
 * Tells the key store, outside the database, what was ordered to be erased of a case's person. After a restore of the
 * database it is what remembers. May be repeated.
 */
export async function rememberOrders(orgId: string, requestId: string, now: Date): Promise<void> {
  await withOrg(orgId, async (tx) => {
    await holdKeys(tx, orgId, "exclusive");
    const rows = await tx.select().from(personErasures).where(and(eq(personErasures.orgId, orgId), eq(personErasures.requestId, requestId), isNull(personErasures.rememberedAt)));
    if (rows.length === 0) return;
    const stones = rows.map(({ taskId, systemId, orderedAt, orderedBy, hashes }): PersonStone => ({ kind: "person_erased", requestId, taskId, systemId, at: orderedAt.toISOString(), by: orderedBy, hashes }));
    await keyStore.destroyPerson(orgId, [], stones);
    await tx.update(personErasures).set({ rememberedAt: now }).where(and(eq(personErasures.orgId, orgId), eq(personErasures.requestId, requestId), inArray(personErasures.taskId, rows.map(({ taskId }) => taskId))));
  }, "system");
}

/** The same for an erasure that its person took back, whether or not it had been ordered: an order that is remembered must not outlive the word that ended it. */
export async function rememberWithdrawal(orgId: string, requestId: string): Promise<void> {
  const withdrawn = await withOrg(orgId, async (tx) => withdrawalOf(tx, orgId, requestId), "system");
  if (!withdrawn || (await openKeys(orgId)).people.some((stone) => stone.kind === "person_withdrawn" && stone.requestId === requestId)) return;
  await withOrg(orgId, async (tx) => {
    await holdKeys(tx, orgId, "exclusive");
    await keyStore.destroyPerson(orgId, [], [withdrawn]);
  }, "system");
}

async function withdrawalOf(tx: Tx, orgId: string, requestId: string): Promise<PersonStone | undefined> {
  const event = (await loadEvents(tx, orgId, requestId)).find((each) => each.kind === "withdrawn" && each.data.rights.includes("erasure"));
  return event?.kind === "withdrawn" ? { kind: "person_withdrawn", requestId, at: event.at.toISOString(), rights: event.data.rights, proofSha256: event.data.proofSha256 } : undefined;
}

const AT_ONCE = 1000;

/** The same for suppressions, so that a database put back to before one does not let the person in again. */
export async function rememberSuppressions(orgId: string, now: Date): Promise<void> {
  const isNew = and(eq(privacySuppressions.orgId, orgId), isNull(privacySuppressions.rememberedAt));
  // Without the lock first: nearly always there is nothing to remember.
  const [any] = await withOrg(orgId, async (tx) => tx.select({ id: privacySuppressions.id }).from(privacySuppressions).where(isNew).limit(1), "system");
  if (!any) return;
  await withOrg(orgId, async (tx) => {
    await holdKeys(tx, orgId, "exclusive");
    const rows = await tx.select().from(privacySuppressions).where(isNew).limit(AT_ONCE);
    await keyStore.destroyPerson(orgId, [], rows.map(({ type, hash, reason, since, until }): PersonStone => ({ kind: "person_suppressed", type, hash, reason, at: since.toISOString(), until })));
    await tx.update(privacySuppressions).set({ rememberedAt: now }).where(and(isNew, inArray(privacySuppressions.id, rows.map(({ id }) => id))));
  }, "system");
}
