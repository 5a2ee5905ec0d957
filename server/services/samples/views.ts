import { and, desc, eq, getTableColumns, inArray, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditPopulations, auditSampleItems, auditSamples } from "@/db/schema/audit-samples";
import { auditGrants } from "@/db/schema/engagements";
import { evidence, records } from "@/db/schema/evidence";
import { itemOf } from "@/server/domain/samples/frozen-list";
import type { AskedSample, PopulationLine, SampleItemView, SampleLine } from "@/server/domain/samples/view";

import { itemsOfSample, populationName, sampleName, sampleOrThrow, type PopulationRow, type SampleItemRow, type Within } from "./rows";

// The list itself is read only to draw from or to take along.
const { bytes: _bytes, ...populationColumns } = getTableColumns(auditPopulations);
type Population = Omit<PopulationRow, "bytes">;

/** Frozen populations of an audit, newest first. */
export async function populationLines(tx: Tx, { orgId, engagementId }: Within): Promise<PopulationLine[]> {
  const rows = await tx.select(populationColumns).from(auditPopulations).where(and(eq(auditPopulations.orgId, orgId), eq(auditPopulations.engagementId, engagementId))).orderBy(desc(auditPopulations.number));
  const names = await grantNames(tx, orgId, rows.map(({ grantId }) => grantId));
  return rows.map((row) => populationLine(row, names));
}

/** Samples of an audit, newest first. */
export async function sampleLines(tx: Tx, { orgId, engagementId }: Within): Promise<SampleLine[]> {
  const rows = await samplesOf(tx, orgId, eq(auditSamples.engagementId, engagementId));
  const names = await grantNames(tx, orgId, rows.map(({ sample }) => sample.grantId));
  return rows.map((row) => sampleLine(row, names));
}

/** One sample with its items, or those that stood at some moment, and the list it was drawn from. NOT_FOUND for another audit's as for nobody's. */
export async function sampleWithItems(tx: Tx, of: Within, id: string, stood: (item: SampleItemRow) => boolean = () => true): Promise<AskedSample> {
  await sampleOrThrow(tx, of, id);
  const [row] = await samplesOf(tx, of.orgId, eq(auditSamples.id, id));
  if (!row) throw new Error("A sample has its population.");
  const names = await grantNames(tx, of.orgId, [row.sample.grantId, row.population.grantId]);
  const list = await itemViews(tx, of.orgId, (await itemsOfSample(tx, of.orgId, id)).filter(stood));
  return { ...sampleLine(row, names), items: list.length, populationDetail: populationLine(row.population, names), list };
}

async function samplesOf(tx: Tx, orgId: string, which: ReturnType<typeof eq>) {
  return tx.select({
    sample: auditSamples, population: populationColumns,
    items: sql<number>`(select count(*)::int from ${auditSampleItems} i where i.org_id = ${auditSamples.orgId} and i.sample_id = ${auditSamples.id})`,
  }).from(auditSamples).innerJoin(auditPopulations, and(eq(auditPopulations.orgId, auditSamples.orgId), eq(auditPopulations.id, auditSamples.populationId)))
    .where(and(eq(auditSamples.orgId, orgId), which)).orderBy(desc(auditSamples.number));
}

function populationLine(row: Population, names: ReadonlyMap<string, string>): PopulationLine {
  const { id, number, controlKey, parameters, windowFrom, windowUntil, knownAt, size, sha256, frozenAt, grantId, source, reconciliation } = row;
  return {
    id, name: populationName(number), controlKey, parameters, from: windowFrom.toISOString(), until: windowUntil.toISOString(), knownAt: knownAt.toISOString(),
    size, sha256, frozenAt: frozenAt.toISOString(), frozenBy: names.get(grantId) ?? grantId, source, reconciliation,
  };
}

type SampleOf = Awaited<ReturnType<typeof samplesOf>>[number];
function sampleLine({ sample, population, items }: SampleOf, names: ReadonlyMap<string, string>): SampleLine {
  const { id, number, method, size, seed, seedText, seedReason, drawnAt, grantId } = sample;
  return {
    id, name: sampleName(number), controlKey: population.controlKey, kind: population.parameters.kind,
    population: { id: population.id, name: populationName(population.number), size: population.size, sha256: population.sha256 },
    method, size, seed, seedText, seedReason, drawnAt: drawnAt.toISOString(), drawnBy: names.get(grantId) ?? grantId, items,
  };
}

async function itemViews(tx: Tx, orgId: string, rows: readonly SampleItemRow[]): Promise<SampleItemView[]> {
  const from = rows.length === 0 ? [] : await tx.select({ recordId: records.id, id: evidence.id, number: evidence.number }).from(records)
    .innerJoin(evidence, and(eq(evidence.orgId, records.orgId), eq(evidence.id, records.evidenceId))).where(and(eq(records.orgId, orgId), inArray(records.id, rows.map(({ recordId }) => recordId))));
  const evidenceOf = new Map(from.map(({ recordId, id, number }) => [recordId, { id, name: `E-${number}` }]));
  const replacedBy = new Map(rows.flatMap(({ place, replaces }) => (replaces === null ? [] : [[replaces, place] as const])));
  return rows.map(({ place, recordId, key, line, drawnBy, replaces, reason }) => {
    const { at, value, sha256 } = itemOf(line);
    return { place, key, at, value, recordId, sha256, evidence: evidenceOf.get(recordId) ?? null, drawnBy, replaces, replacedBy: replacedBy.get(place) ?? null, reason };
  });
}

/** Names of those who hold grants, by grant. */
export async function grantNames(tx: Tx, orgId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.select({ id: auditGrants.id, name: auditGrants.name }).from(auditGrants).where(and(eq(auditGrants.orgId, orgId), inArray(auditGrants.id, wanted)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
