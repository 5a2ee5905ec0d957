import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

import { and, asc, eq, max, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditPopulations, auditSampleItems, auditSamples } from "@/db/schema/audit-samples";
import { listDigest } from "@/server/domain/samples/frozen-list";

import type { ServiceContext } from "../context";
import { notFound } from "../errors";

export type PopulationRow = typeof auditPopulations.$inferSelect;
export type SampleRow = typeof auditSamples.$inferSelect;
export type SampleItemRow = typeof auditSampleItems.$inferSelect;
/** Who reads or draws, and in which audit. */
export type Within = { orgId: string; engagementId: string };

const [compress, expand] = [promisify(gzip), promisify(gunzip)];

export const populationName = (number: number): string => `P-${number}`;
export const sampleName = (number: number): string => `S-${number}`;

/** NOT_FOUND for another audit's as for nobody's. */
export async function populationOrThrow(tx: Tx, { orgId, engagementId }: Within, id: string): Promise<PopulationRow> {
  const [row] = await tx.select().from(auditPopulations).where(and(eq(auditPopulations.orgId, orgId), eq(auditPopulations.engagementId, engagementId), eq(auditPopulations.id, id)));
  if (!row) throw notFound("This population");
  return row;
}

/** NOT_FOUND for another audit's as for nobody's. */
export async function sampleOrThrow(tx: Tx, { orgId, engagementId }: Within, id: string): Promise<SampleRow> {
  const [row] = await tx.select().from(auditSamples).where(and(eq(auditSamples.orgId, orgId), eq(auditSamples.engagementId, engagementId), eq(auditSamples.id, id)));
  if (!row) throw notFound("This sample");
  return row;
}

/** Items in the order drawn. */
export async function itemsOfSample(tx: Tx, orgId: string, sampleId: string): Promise<SampleItemRow[]> {
  return tx.select().from(auditSampleItems).where(and(eq(auditSampleItems.orgId, orgId), eq(auditSampleItems.sampleId, sampleId))).orderBy(asc(auditSampleItems.place));
}

/** Waits for whoever is drawing in this audit, until the transaction ends: an auditor may lock no row. */
export async function oneAtATime(tx: Tx, { orgId, engagementId }: Within): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('samples/' || ${orgId}::text || '/' || ${engagementId}::text, 0))`);
}

/** The next number of a population or sample of this audit. Only behind `oneAtATime`. */
export async function nextNumber(tx: Tx, table: typeof auditPopulations | typeof auditSamples, { orgId, engagementId }: Within): Promise<number> {
  const [row] = await tx.select({ last: max(table.number) }).from(table).where(and(eq(table.orgId, orgId), eq(table.engagementId, engagementId)));
  return (row?.last ?? 0) + 1;
}

/** A list as it is kept. */
export const packLines = async (lines: readonly string[]): Promise<Uint8Array> => compress(Buffer.from(lines.map((line) => `${line}\n`).join(""), "utf8"));

/** The lines of a frozen population. Throws where they are not those of its digest: nothing is drawn from a list that was changed. */
export async function linesOf(row: Pick<PopulationRow, "id" | "bytes" | "sha256">): Promise<string[]> {
  const lines = (await expand(row.bytes)).toString("utf8").split("\n").slice(0, -1);
  if (listDigest(lines) !== row.sha256) throw new Error(`Population ${row.id} is not the one its digest names.`);
  return lines;
}

export const sha256Of = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
export const within = (ctx: Pick<ServiceContext, "orgId">, engagementId: string): Within => ({ orgId: ctx.orgId, engagementId });
