import { createSecretKey, type KeyObject } from "node:crypto";

import { and, eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { deks, logs } from "@/db/schema/ledger";
import { newDataKey, pseudonym, seal, unseal, wrappingKey } from "@/server/domain/crypto/envelope";
import { newId } from "@/server/domain/ids/ids";
import { env } from "@/server/env";

import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { whyClosed } from "./log-events";

export type DataKeys = { organization: KeyObject; organizationDekId: string; pseudonymOf: (subject: string) => string };
export type Log = { id: string; origin: string };
type Key = { id: string; key: Uint8Array };
export type FoundLedger = { log: Log | undefined; keys: Map<string, Key> };
const ORGANIZATION = "organization";

/** The organization's active log, its data key, and the pseudonym keys of the actor and of the people named, made on first use. */
export async function logAndKeys(tx: Tx, ctx: ServiceContext, people: string[] = [], given?: FoundLedger): Promise<{ log: Log; keys: DataKeys }> {
  const subjects = subjectsOf([ctx.actor.id, ...people]);
  let found = given ?? (await findLedger(tx, ctx.orgId, subjects));
  const missing = subjects.filter((subject) => !found.keys.has(subject));
  if (missing.length > 0) {
    await makeKeys(tx, ctx, missing);
    found = await findLedger(tx, ctx.orgId, subjects);
  }
  if (!found.log) throw new ServiceError("UNAVAILABLE", await whyClosed(tx, ctx.orgId));
  const keyOf = (subject: string): Key => {
    const entry = found.keys.get(subject);
    if (!entry) throw new ServiceError("UNAVAILABLE", "A data key of this organization is missing or destroyed.");
    return entry;
  };
  const organization = keyOf(ORGANIZATION);
  const pseudonyms = new Map<string, string>();
  const pseudonymOf = (subject: string) => {
    const known = pseudonyms.get(subject) ?? pseudonym(keyOf(subject).key, subject);
    pseudonyms.set(subject, known);
    return known;
  };
  return { log: found.log, keys: { organization: createSecretKey(organization.key), organizationDekId: organization.id, pseudonymOf } };
}

/** What is there of it already, for a verb that may record nothing in the end. Makes nothing. */
export async function findLedger(tx: Tx, orgId: string, people: string[]): Promise<FoundLedger> {
  const wanted = and(eq(deks.orgId, orgId), sql`${deks.subjectRef} = any(${sql.param(subjectsOf(people), textArray)})`);
  const rows = await tx.select({ id: deks.id, subject: deks.subjectRef, wrapped: deks.wrappedKey, logId: logs.id, origin: logs.origin })
    .from(deks).leftJoin(logs, and(eq(logs.orgId, deks.orgId), eq(logs.state, "active"))).where(wanted);
  const [first] = rows;
  const log = first?.logId && first.origin ? { id: first.logId, origin: first.origin } : undefined;
  return { log, keys: new Map(rows.flatMap(({ id, subject, wrapped }) => (wrapped ? [[subject, { id, key: unwrapDataKey(orgId, id, wrapped) }]] : []))) };
}

function subjectsOf(people: string[]): string[] {
  return [...new Set([ORGANIZATION, ...people])];
}

const textArray = { mapToDriverValue: (values: string[]) => `{${values.map((value) => JSON.stringify(value)).join(",")}}` };

async function makeKeys(tx: Tx, ctx: ServiceContext, subjects: string[]): Promise<void> {
  const rows = subjects.map((subjectRef) => {
    const id = newId("dek");
    return { orgId: ctx.orgId, id, subjectRef, wrappedKey: seal(masterKey(), newDataKey(), `${ctx.orgId}/${id}`), createdAt: ctx.now };
  });
  // Two first pushes at once: the second keeps the first's key.
  await tx.insert(deks).values(rows).onConflictDoNothing();
}

/** A data key as it seals. Throws where it was wrapped for another row or under another instance's secret. */
export function unwrapDataKey(orgId: string, id: string, wrapped: Uint8Array): Uint8Array {
  return unseal(masterKey(), wrapped, `${orgId}/${id}`);
}

let derived: Uint8Array | undefined;

/** Derived once a process: the secret does not change while it runs. */
function masterKey(): Uint8Array {
  return (derived ??= wrappingKey(env().PROOFROOM_SECRET));
}
