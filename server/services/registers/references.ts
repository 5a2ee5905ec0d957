import { and, asc, desc, eq, inArray, isNull, ne } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { dataSystems } from "@/db/schema/privacy-systems";
import { registerEntries } from "@/db/schema/registers";
import type { Reference } from "@/server/domain/registers/content";
import { entryName } from "@/server/domain/registers/registers";
import type { Named, Names, ReferenceChoices } from "@/server/domain/registers/view";

import { caseName } from "../privacy/append-events";

const OFFERED = 500;
type Found = { id: string; to: string } & Named;

/** What of the named there is in this organization, by id, with its kind. Another organization's is not there. */
async function found(tx: Tx, orgId: string, references: readonly Pick<Reference, "id">[]): Promise<Found[]> {
  const ids = (prefix: string) => [...new Set(references.flatMap(({ id }) => (id.startsWith(prefix) ? [id] : [])))];
  const [entries, systems, cases] = [ids("reg_"), ids("sys_"), ids("dsr_")];
  const { id, register, number, name } = registerEntries;
  return [
    ...(entries.length === 0 ? [] : await tx.select({ id, register, number, name }).from(registerEntries).where(and(eq(registerEntries.orgId, orgId), inArray(id, entries))))
      .map((row) => ({ id: row.id, to: row.register, label: `${entryName(row.register, row.number)} ${row.name}`, href: `/privacy/registers/${row.register}/${row.id}` })),
    ...(systems.length === 0 ? [] : await tx.select({ id: dataSystems.id, name: dataSystems.name }).from(dataSystems).where(and(eq(dataSystems.orgId, orgId), inArray(dataSystems.id, systems))))
      .map((row) => ({ id: row.id, to: "systems", label: row.name, href: null })),
    ...(cases.length === 0 ? [] : await tx.select({ id: rightsRequests.id, number: rightsRequests.number }).from(rightsRequests).where(and(eq(rightsRequests.orgId, orgId), inArray(rightsRequests.id, cases))))
      .map((row) => ({ id: row.id, to: "cases", label: caseName(row.number), href: `/privacy/${row.id}` })),
  ];
}

/** Whether an id that content names is one of that kind in this organization. */
export async function knownReferences(tx: Tx, orgId: string, references: readonly Reference[]): Promise<(reference: Reference) => boolean> {
  const there = new Set((await found(tx, orgId, references)).map(({ to, id }) => `${to} ${id}`));
  return ({ to, id }) => there.has(`${to} ${id}`);
}

export async function namesOf(tx: Tx, orgId: string, references: readonly Pick<Reference, "id">[]): Promise<Names> {
  return Object.fromEntries((await found(tx, orgId, references)).map(({ id, label, href }) => [id, { label, href }]));
}

/** What the fields of a form offer to be named: what is in use, 500 of a kind at most. */
export async function referenceChoices(tx: Tx, orgId: string, wanted: ReadonlySet<string>): Promise<ReferenceChoices> {
  const entries = await tx.select().from(registerEntries).where(and(eq(registerEntries.orgId, orgId), isNull(registerEntries.archivedAt))).orderBy(asc(registerEntries.number));
  const choices: ReferenceChoices = {};
  for (const { id, register, number, name } of entries) if (wanted.has(register)) (choices[register] ??= []).push({ value: id, label: `${entryName(register, number)} ${name}` });
  if (wanted.has("systems")) choices.systems = (await tx.select({ value: dataSystems.id, label: dataSystems.name }).from(dataSystems).where(and(eq(dataSystems.orgId, orgId), isNull(dataSystems.archivedAt))).orderBy(asc(dataSystems.name)).limit(OFFERED));
  if (wanted.has("cases")) choices.cases = (await tx.select({ id: rightsRequests.id, number: rightsRequests.number }).from(rightsRequests).where(and(eq(rightsRequests.orgId, orgId), ne(rightsRequests.channel, "drill"))).orderBy(desc(rightsRequests.number)).limit(OFFERED)).map(({ id, number }) => ({ value: id, label: caseName(number) }));
  return choices;
}
