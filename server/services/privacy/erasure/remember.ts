import { and, eq, inArray, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { personErasures } from "@/db/schema/privacy-erasure";
import { keyStore } from "@/server/storage/key-store";
import type { PersonStone } from "@/server/storage/org-keys";

import { holdKeys } from "../../ledger/hold-keys";

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
