import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { erasures, legalHolds } from "@/db/schema/erasures";
import { evidence } from "@/db/schema/evidence";
import { erasedSentence, type ErasureView } from "@/server/domain/erasure/view";

import type { ServiceContext } from "../context";
import { notFound, ServiceError } from "../errors";
import { personNames } from "../users/names";

export type ErasureRow = typeof erasures.$inferSelect;

/** The rows of one erasure, locked until the transaction ends; NOT_FOUND for another organization's as for nobody's. */
export async function lockErasure(tx: Tx, orgId: string, id: string): Promise<[ErasureRow, ...ErasureRow[]]> {
  const [first, ...more] = await tx.select().from(erasures).where(and(eq(erasures.orgId, orgId), eq(erasures.id, id))).orderBy(erasures.evidenceId).for("update");
  if (!first) throw notFound("This erasure");
  return [first, ...more];
}

/** Every evidence with the same bytes: the file is one, so it is erased for all of them or for none. */
export async function withSameBytes(tx: Tx, orgId: string, evidenceIds: string[]): Promise<string[]> {
  const rows = await tx.selectDistinct({ id: evidence.id }).from(evidence).where(and(eq(evidence.orgId, orgId), or(
    inArray(evidence.id, evidenceIds),
    sql`${evidence.sha256} <> '' and ${evidence.sha256} in (select other.sha256 from evidence other where other.org_id = ${orgId} and other.id in ${evidenceIds})`,
  )));
  return rows.map((row) => row.id);
}

/** Throws CONFLICT while a legal hold covers any of the evidence. */
export async function requireNoHold(tx: Tx, orgId: string, evidenceIds: string[]): Promise<void> {
  const [hold] = await tx.select({ reason: legalHolds.reason }).from(legalHolds)
    .where(and(eq(legalHolds.orgId, orgId), isNull(legalHolds.releasedAt), or(isNull(legalHolds.evidenceId), inArray(legalHolds.evidenceId, evidenceIds)))).limit(1);
  if (hold) throw new ServiceError("CONFLICT", `A legal hold stands: ${hold.reason} Nothing it covers is erased until it is released.`);
}

/** The erasures of some evidence that were not refused, as people see them, by evidence. The reason is for those who may erase: see `forReader`. */
export async function erasuresOf(tx: Tx, orgId: string, evidenceIds: string[]): Promise<Map<string, ErasureView>> {
  if (evidenceIds.length === 0) return new Map();
  const rows = await tx.select().from(erasures).where(and(eq(erasures.orgId, orgId), inArray(erasures.evidenceId, evidenceIds), sql`${erasures.state} <> 'refused'`));
  const names = await personNames(tx, rows.flatMap((row) => [row.requestedBy, row.decidedBy]));
  return new Map(rows.map((row) => [row.evidenceId, viewOf(row, names)]));
}

/** The same for one reader. */
export function forReader(ctx: ServiceContext, view: ErasureView | undefined): ErasureView | null {
  return view ? { ...view, reason: ctx.permissions.has("evidence:erase") ? view.reason : null } : null;
}

function viewOf(row: ErasureRow, names: Map<string, string>): ErasureView {
  const requestedBy = names.get(row.requestedBy) ?? row.requestedBy;
  const approvedBy = row.decidedBy && (names.get(row.decidedBy) ?? row.decidedBy);
  const approvedAt = row.decidedAt?.toISOString() ?? null;
  return {
    id: row.id, state: row.state === "refused" ? "requested" : row.state, basis: row.basis, reason: row.reason, requestedBy, requestedById: row.requestedBy,
    requestedAt: row.requestedAt.toISOString(), approvedBy, approvedAt, sentence: approvedAt && approvedBy ? erasedSentence({ approvedAt, basis: row.basis, requestedBy, approvedBy }) : null,
  };
}

/** Throws GONE with the sentence that stands in the content's place. */
export async function requireNotErased(tx: Tx, orgId: string, row: { id: string; erased: boolean }): Promise<void> {
  if (!row.erased) return;
  throw new ServiceError("GONE", (await erasuresOf(tx, orgId, [row.id])).get(row.id)?.sentence ?? "Content erased.");
}
