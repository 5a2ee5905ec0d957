import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { logs } from "@/db/schema/ledger";
import { pseudonym } from "@/server/domain/crypto/envelope";
import { entrySubject, objectSubject, personSubject, type OrgKeys } from "@/server/storage/org-keys";

import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { whyClosed } from "./log-events";
import { holdKeys } from "./hold-keys";
import { openKeys } from "./open-keys";

export type DataKeys = {
  store: OrgKeys;
  pseudonymOf: (subject: string) => string;
  /** The key of an entry's body: its object's, so that one item can be erased alone; its own where that one was destroyed. */
  bodyKey: (object: { kind: string; id: string }, entryId: string) => { ref: string; key: Uint8Array };
};
export type Log = { id: string; origin: string };
export type FoundLedger = { log: Log | undefined; keys: OrgKeys };

/** The organization's active log and its data keys, as they are now. */
export async function logAndKeys(tx: Tx, ctx: ServiceContext, given?: FoundLedger): Promise<{ log: Log; keys: DataKeys }> {
  const { log, keys } = given ?? (await findLedger(tx, ctx.orgId));
  if (!log) throw new ServiceError("UNAVAILABLE", await whyClosed(tx, ctx.orgId));
  return { log, keys: dataKeys(keys) };
}

/** What there is of it, for a verb that may record nothing in the end. */
export async function findLedger(tx: Tx, orgId: string): Promise<FoundLedger> {
  // First, so that the keys are looked at while nobody destroys any; sent with the others, so that it costs no round trip.
  const locked = holdKeys(tx, orgId, "shared");
  const [[log], keys] = await Promise.all([
    tx.select({ id: logs.id, origin: logs.origin }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.state, "active"))), locked.then(async () => openKeys(orgId)),
  ]);
  return { log, keys };
}

function dataKeys(store: OrgKeys): DataKeys {
  const pseudonyms = new Map<string, string>();
  return {
    store,
    pseudonymOf: (id) => {
      const key = store.find(personSubject(id));
      if (!key) throw new ServiceError("CONFLICT", "The pseudonym of this person was erased: they can no longer act in this organization.");
      const known = pseudonyms.get(id) ?? pseudonym(key, id);
      pseudonyms.set(id, known);
      return known;
    },
    bodyKey: (object, entryId) => {
      const ref = objectSubject(object.kind, object.id);
      const key = store.find(ref);
      return key ? { ref, key } : { ref: entrySubject(entryId), key: store.key(entrySubject(entryId)) };
    },
  };
}
