import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { deks } from "@/db/schema/ledger";
import { newDataKey, seal, unseal, wrappingKey } from "@/server/domain/crypto/envelope";
import { newId } from "@/server/domain/ids/ids";
import { env } from "@/server/env";

import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";

export type DataKeys = { organization: Uint8Array; organizationDekId: string; of: (subject: string) => Uint8Array };
const ORGANIZATION = "organization";

/** The organization's data key and the pseudonym keys of the actor and of the people named, made on first use. */
export async function dataKeys(tx: Tx, ctx: ServiceContext, people: string[] = []): Promise<DataKeys> {
  const subjects = [...new Set([ORGANIZATION, ctx.actor.id, ...people])];
  let found = await readKeys(tx, ctx.orgId, subjects);
  const missing = subjects.filter((subject) => !found.has(subject));
  if (missing.length > 0) {
    await makeKeys(tx, ctx, missing);
    found = await readKeys(tx, ctx.orgId, subjects);
  }
  const keyOf = (subject: string) => {
    const entry = found.get(subject);
    if (!entry) throw new ServiceError("UNAVAILABLE", "A data key of this organization is missing or destroyed.");
    return entry;
  };
  const organization = keyOf(ORGANIZATION);
  return { organization: organization.key, organizationDekId: organization.id, of: (subject) => keyOf(subject).key };
}

async function readKeys(tx: Tx, orgId: string, subjects: string[]): Promise<Map<string, { id: string; key: Uint8Array }>> {
  const rows = await tx.select().from(deks).where(and(eq(deks.orgId, orgId), inArray(deks.subjectRef, subjects)));
  const master = wrappingKey(env().PROOFROOM_SECRET);
  return new Map(rows.flatMap((row) => (row.wrappedKey ? [[row.subjectRef, { id: row.id, key: unseal(master, row.wrappedKey, `${orgId}/${row.id}`) }]] : [])));
}

async function makeKeys(tx: Tx, ctx: ServiceContext, subjects: string[]): Promise<void> {
  const master = wrappingKey(env().PROOFROOM_SECRET);
  const rows = subjects.map((subjectRef) => {
    const id = newId("dek");
    return { orgId: ctx.orgId, id, subjectRef, wrappedKey: seal(master, newDataKey(), `${ctx.orgId}/${id}`), createdAt: ctx.now };
  });
  // Two first pushes at once: the second keeps the first's key.
  await tx.insert(deks).values(rows).onConflictDoNothing();
}
