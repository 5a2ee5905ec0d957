import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { registerEntries, registerVersions } from "@/db/schema/registers";
import { emptyOf } from "@/server/domain/registers/field";
import type { Content } from "@/server/domain/registers/define";
import type { RegisterKey } from "@/server/domain/registers/keys";
import { type ProcessingActivity, type Processor, REGISTERS } from "@/server/domain/registers/registers";

import { notFound } from "../errors";

export type EntryRow = typeof registerEntries.$inferSelect;
export type VersionRow = typeof registerVersions.$inferSelect;

/** An entry of a register; NOT_FOUND for another organization's, another register's and nobody's alike. */
export async function entryOrThrow(tx: Tx, orgId: string, of: { register: RegisterKey; id: string }): Promise<EntryRow> {
  const [row] = await tx.select().from(registerEntries).where(entryIs(orgId, of));
  if (!row) throw notFound("This entry");
  return row;
}

/** The same, locked until the transaction ends. */
export async function lockEntry(tx: Tx, orgId: string, of: { register: RegisterKey; id: string }): Promise<EntryRow> {
  const [row] = await tx.select().from(registerEntries).where(entryIs(orgId, of)).for("update");
  if (!row) throw notFound("This entry");
  return row;
}

const entryIs = (orgId: string, { register, id }: { register: RegisterKey; id: string }) => and(eq(registerEntries.orgId, orgId), eq(registerEntries.id, id), eq(registerEntries.register, register));

/** What an entry says, with fields that were added since as empty. */
export function contentOf({ register, content }: Pick<EntryRow, "register" | "content">): Content {
  return { ...emptyOf(REGISTERS[register].fields), ...content } as Content;
}

/** Entries of a register that are not archived, by number. */
export async function currentEntries(tx: Tx, orgId: string, register: RegisterKey): Promise<EntryRow[]> {
  return tx.select().from(registerEntries).where(and(eq(registerEntries.orgId, orgId), eq(registerEntries.register, register), isNull(registerEntries.archivedAt))).orderBy(asc(registerEntries.number));
}

/** What is done with people's data, for the access sheet, the lists of recipients and the record of Art. 30. */
export async function listActivities(tx: Tx, orgId: string): Promise<ProcessingActivity[]> {
  return (await currentEntries(tx, orgId, "activities")).map((row) => entryOf<ProcessingActivity>(row));
}

/** Who processes for the organization, and for them. */
export async function listProcessors(tx: Tx, orgId: string): Promise<Processor[]> {
  return (await currentEntries(tx, orgId, "processors")).map((row) => entryOf<Processor>(row));
}

/** The row was written through the schema of its register, so its content has that register's shape. */
export function entryOf<E>(row: EntryRow): E {
  return { ...contentOf(row), id: row.id, number: row.number, version: row.version, updatedAt: row.updatedAt.toISOString() } as E;
}

/** The ledger entry of the newest version of each, by id of the entry. */
export async function newestLedgerEntries(tx: Tx, orgId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { entryOf: of, entryId } = registerVersions;
  const rows = await tx.selectDistinctOn([of], { of, entryId }).from(registerVersions).where(and(eq(registerVersions.orgId, orgId), inArray(of, [...ids]))).orderBy(of, desc(registerVersions.version));
  return new Map(rows.map((row) => [row.of, row.entryId]));
}
