import { and, eq, inArray, lte, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { erasures } from "@/db/schema/erasures";
import { evidence, evidenceReviews, evidenceWithdrawals, records, recordSupplements } from "@/db/schema/evidence";
import type { TimedRecord } from "@/server/domain/controls/timeline";

/** All records of some kinds, or those received by a moment, with what changed how they count. The evaluator's one input from the database. */
export async function loadRecords(tx: Tx, orgId: string, kinds: string[], until?: Date): Promise<TimedRecord[]> {
  if (kinds.length === 0) return [];
  const wanted = [...new Set([...kinds, "recorded_zero"])];
  const [rows, supplements, reviews] = await Promise.all([
    recordRows(tx, orgId, wanted, until),
    tx.select({ recordId: recordSupplements.recordId, fact: recordSupplements.fact, value: recordSupplements.value, at: recordSupplements.at })
      .from(recordSupplements).innerJoin(records, and(eq(records.orgId, recordSupplements.orgId), eq(records.id, recordSupplements.recordId)))
      .where(and(eq(recordSupplements.orgId, orgId), inArray(records.kind, wanted))),
    tx.select({ evidenceId: evidenceReviews.evidenceId, state: evidenceReviews.state, at: evidenceReviews.at }).from(evidenceReviews).where(eq(evidenceReviews.orgId, orgId)),
  ]);
  const supplementsOf = Map.groupBy(supplements, (row) => row.recordId);
  const reviewsOf = new Map([...Map.groupBy(reviews, (row) => row.evidenceId)].map(([id, of]) => [id, of.map(({ state, at }) => ({ state, at: at.toISOString() }))]));
  const received = new Map<string, string>();
  return rows.map((row) => ({
    id: row.id, evidenceId: row.evidenceId, kind: row.kind, facts: row.facts, receivedAt: shared(received, row.evidenceId, row.receivedAt),
    occurredAt: row.occurredAt?.toISOString() ?? null,
    goneAt: earliest(row.supersededAt, row.withdrawnAt, row.erasedAt),
    supplements: supplementsOf.get(row.id)?.map(({ fact, value, at }) => ({ fact, value: value ?? null, at: at.toISOString() })) ?? NONE,
    reviews: reviewsOf.get(row.evidenceId) ?? NONE,
  }));
}

// One file may hold a hundred thousand records: what they have in common is held once.
const NONE: never[] = [];

function shared(known: Map<string, string>, evidenceId: string, at: Date): string {
  const text = known.get(evidenceId) ?? at.toISOString();
  known.set(evidenceId, text);
  return text;
}

async function recordRows(tx: Tx, orgId: string, kinds: string[], until: Date | undefined) {
  const newer = tx.select({ orgId: evidence.orgId, of: evidence.supersedesId, at: evidence.receivedAt }).from(evidence)
    .where(and(eq(evidence.orgId, orgId), sql`${evidence.supersedesId} is not null`)).as("newer");
  return tx
    .select({
      id: records.id, evidenceId: records.evidenceId, kind: records.kind, occurredAt: records.occurredAt, receivedAt: records.receivedAt,
      facts: records.facts, supersededAt: newer.at, withdrawnAt: evidenceWithdrawals.at, erasedAt: erasures.decidedAt,
    })
    .from(records)
    .leftJoin(newer, eq(newer.of, records.evidenceId))
    .leftJoin(evidenceWithdrawals, and(eq(evidenceWithdrawals.orgId, records.orgId), eq(evidenceWithdrawals.evidenceId, records.evidenceId)))
    .leftJoin(erasures, and(eq(erasures.orgId, records.orgId), eq(erasures.evidenceId, records.evidenceId), inArray(erasures.state, ["approved", "done"])))
    .where(and(eq(records.orgId, orgId), inArray(records.kind, kinds), until ? lte(records.receivedAt, until) : undefined));
}

function earliest(...times: (Date | null)[]): string | null {
  const known = times.flatMap((time) => (time ? [time.toISOString()] : []));
  return known.sort()[0] ?? null;
}
