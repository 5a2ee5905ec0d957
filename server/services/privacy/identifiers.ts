import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestIdentifiers } from "@/db/schema/privacy-systems";
import { rightsRequests } from "@/db/schema/privacy";
import { unseal } from "@/server/domain/crypto/envelope";
import { statedIdentifiers } from "@/server/domain/privacy/systems/stated-identifiers";
import type { Identifier } from "@/server/domain/privacy/systems/schema";

import { openKeys } from "../ledger/open-keys";
import { personOfCase } from "./case-texts";
import { readRequester } from "./requester";

export type KeptIdentifier = Identifier & { /** null for what the person said when they asked. */ id: string | null };

/**
 * By what systems know the person of a case: what they said when they asked, and what was added since. Each value once,
 * by its best source. Empty where the person was forgotten.
 */
export async function identifiersOf(tx: Tx, of: { orgId: string; requestId: string }): Promise<Identifier[]> {
  return (await keptIdentifiers(tx, of)).map(({ type, value, source }) => ({ type, value, source }));
}

/** The same with the ids by which added ones are removed. */
export async function keptIdentifiers(tx: Tx, of: { orgId: string; requestId: string }): Promise<KeptIdentifier[]> {
  const [request] = await tx.select({ confirmedAt: rightsRequests.addressConfirmedAt }).from(rightsRequests).where(and(eq(rightsRequests.orgId, of.orgId), eq(rightsRequests.id, of.requestId)));
  const requester = await readRequester(tx, of.orgId, of.requestId);
  const stated = requester ? statedIdentifiers(requester, (request?.confirmedAt ?? null) !== null) : [];
  const all = [...(await addedIdentifiers(tx, of)), ...stated.map((each) => ({ ...each, id: null }))];
  return all.filter((each, index) => all.findIndex((other) => other.type === each.type && other.value === each.value) === index);
}

async function addedIdentifiers(tx: Tx, of: { orgId: string; requestId: string }): Promise<KeptIdentifier[]> {
  const key = (await openKeys(of.orgId)).find(personOfCase(of.requestId));
  if (!key) return [];
  const rows = await tx.select().from(requestIdentifiers).where(and(eq(requestIdentifiers.orgId, of.orgId), eq(requestIdentifiers.requestId, of.requestId))).orderBy(asc(requestIdentifiers.id));
  return rows.map(({ id, type, source, sealed }) => ({ id, type, source, value: Buffer.from(unseal(key, sealed, identifierContext(of, id))).toString("utf8") }));
}

/** An identifier opens in its own case only. */
export function identifierContext(of: { orgId: string; requestId: string }, id: string): string {
  return `${of.orgId}/${of.requestId}/identifier/${id}`;
}
