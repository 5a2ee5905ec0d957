import { and, desc, eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { engagementSnapshots } from "@/db/schema/engagements";
import { evidence } from "@/db/schema/evidence";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import type { EvaluatedRecord } from "@/server/domain/controls/schema";
import { recordsAt } from "@/server/domain/controls/timeline";
import { frozenLines } from "@/server/domain/samples/frozen-list";
import { keysForReconciling, populationItems, recordsOfPopulation } from "@/server/domain/samples/population-items";
import { reconcile, type Reconciliation } from "@/server/domain/samples/reconcile";
import { MAX_POPULATION, type PopulationParameters } from "@/server/domain/samples/schema";
import type { PopulationSource } from "@/server/domain/samples/view";

import { evidenceInReach } from "../access/reach";
import type { AuditorContext } from "../access/resolve-auditor";
import { loadRecords } from "../controls/load-records";
import { engagementOrThrow } from "../engagements/rows";
import { ServiceError } from "../errors";
import { sourceOf } from "./source";

export type Collected = { lines: string[]; source: PopulationSource; reconciliation: Reconciliation | null; knownAt: Date };

/** Reads the population an auditor asks for: what their grant opens, as known now, or as known at the snapshot where the audit is closed. */
export async function collectPopulation(tx: Tx, ctx: AuditorContext, parameters: PopulationParameters): Promise<Collected> {
  const { against } = parameters;
  for (const [field, kind] of [["parameters.kind", parameters.kind], ["parameters.against.kind", against?.kind]] as const) {
    if (kind !== undefined && !Object.hasOwn(EVIDENCE_KINDS, kind)) throw new ServiceError("INVALID", "There is no such kind of record.", [{ field, message: "Choose a kind of the list." }]);
  }
  const knownAt = await knownAtOf(tx, ctx);
  const records = await knownRecords(tx, ctx, [parameters.kind, ...(against ? [against.kind] : [])], knownAt);
  const window = { from: ctx.engagement.from.toISOString(), until: ctx.engagement.until.toISOString() };
  const own = recordsOfPopulation(records, parameters, window);
  const lines = frozenLines(populationItems(own, parameters));
  if (lines.length > MAX_POPULATION) throw new ServiceError("TOO_LARGE", `This population has ${lines.length} items; ${MAX_POPULATION} can be frozen at most. Narrow it by a fact.`);
  const reconciliation = against
    ? reconcile(keysForReconciling(own, parameters.kind, against.ownFact), keysForReconciling(recordsOfPopulation(records, { kind: against.kind, where: null }, window), against.kind, against.fact))
    : null;
  return { lines, source: await sourceOf(tx, ctx.orgId, own), reconciliation, knownAt };
}

/** Closed, an audit stands on its newest snapshot: what came later is not in it. */
async function knownAtOf(tx: Tx, ctx: AuditorContext): Promise<Date> {
  const { phase } = await engagementOrThrow(tx, ctx, ctx.engagement.id);
  if (phase !== "closed") return ctx.now;
  const [snapshot] = await tx.select({ takenAt: engagementSnapshots.takenAt }).from(engagementSnapshots)
    .where(and(eq(engagementSnapshots.orgId, ctx.orgId), eq(engagementSnapshots.engagementId, ctx.engagement.id))).orderBy(desc(engagementSnapshots.number)).limit(1);
  return snapshot?.takenAt ?? ctx.now;
}

async function knownRecords(tx: Tx, ctx: AuditorContext, kinds: string[], knownAt: Date): Promise<EvaluatedRecord[]> {
  const records = recordsAt(await loadRecords(tx, ctx.orgId, kinds, knownAt), knownAt.toISOString(), EVIDENCE_KINDS);
  const ids = [...new Set(records.map((record) => record.evidenceId))];
  if (ids.length === 0) return [];
  // One array, not a parameter each: a year of single pushes is more than a statement takes.
  const rows = await tx.select({ id: evidence.id }).from(evidence).where(and(eq(evidence.orgId, ctx.orgId), sql`${evidence.id} = any(${sql.param(ids)})`, evidenceInReach(ctx, "evidence")));
  const reached = new Set(rows.map(({ id }) => id));
  return records.filter((record) => reached.has(record.evidenceId));
}
