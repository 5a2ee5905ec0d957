import { and, eq, inArray, isNull, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { erasures } from "@/db/schema/erasures";
import { evidence } from "@/db/schema/evidence";
import { erasedEntries, openings } from "@/db/schema/ledger";
import { fileSubject, objectSubject } from "@/server/storage/org-keys";

import type { ServiceContext } from "../context";
import { openKeys } from "../ledger/open-keys";
import { recordChanges, type Change } from "../ledger/record-change";
import { endPacksWith } from "../packs/end";
import { personNames } from "../users/names";
import { withSameBytes, type ErasureRow } from "./rows";

/**
 * Writes down what an approved erasure takes: a row for each evidence of the same bytes, and an `erasure` leaf for each
 * ledger entry about them that has none yet; packs that hold it end. Run again it adds only what came meanwhile.
 *
 * @returns the evidence it takes, and how many leaves are new
 */
export async function coverErasure(tx: Tx, ctx: ServiceContext, erasure: ErasureRow): Promise<{ evidenceIds: string[]; added: number }> {
  const evidenceIds = await withSameBytes(tx, ctx.orgId, [erasure.evidenceId]);
  const keys = await openKeys(ctx.orgId);
  const items = await tx.select({ id: evidence.id, sha256: evidence.sha256 }).from(evidence).where(and(eq(evidence.orgId, ctx.orgId), inArray(evidence.id, evidenceIds)));
  const rows = items.map(({ id, sha256 }): ErasureRow => ({ ...erasure, evidenceId: id, filePoint: sha256 === "" ? erasure.filePoint : keys.pointOf(fileSubject(sha256)) }));
  // What was asked for by itself meanwhile becomes part of this one.
  await tx.update(erasures).set({ state: "refused", decidedBy: erasure.decidedBy, decidedAt: erasure.decidedAt, decisionNote: "Erased with another request for the same bytes." })
    .where(and(eq(erasures.orgId, ctx.orgId), inArray(erasures.evidenceId, evidenceIds), eq(erasures.state, "requested"), sql`${erasures.id} <> ${erasure.id}`));
  await insertRows(tx, erasures, rows, sql`on conflict (org_id, id, evidence_id) do update set state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at, file_point = excluded.file_point`);
  await endPacksWith(tx, ctx, evidenceIds);
  return { evidenceIds, added: await recordLeaves(tx, ctx, erasure, evidenceIds) };
}

async function recordLeaves(tx: Tx, ctx: ServiceContext, erasure: ErasureRow, evidenceIds: string[]): Promise<number> {
  const refs = evidenceIds.map((id) => objectSubject("evidence", id));
  const bare = await tx.select({ entryId: openings.entryId, files: openings.files }).from(openings)
    .leftJoin(erasedEntries, and(eq(erasedEntries.orgId, openings.orgId), eq(erasedEntries.entryId, openings.entryId)))
    .where(and(eq(openings.orgId, ctx.orgId), inArray(openings.keyRef, refs), isNull(erasedEntries.entryId)));
  if (bare.length === 0) return 0;
  const names = await personNames(tx, [erasure.requestedBy, erasure.decidedBy]);
  const nameOf = (id: string | null) => (id === null ? "" : (names.get(id) ?? id));
  const leaves = await recordChanges(tx, ctx, bare.map(({ entryId, files }): Change => ({
    action: "content.erased", type: "erasure", object: { kind: "entry", id: entryId }, previousEntryId: entryId,
    detail: {
      basis: erasure.basis, approved_at: erasure.decidedAt?.toISOString() ?? null, requested_by: nameOf(erasure.requestedBy), approved_by: nameOf(erasure.decidedBy), erasure: erasure.id,
      erased: files && files.length > 0 ? ["body", "files"] : ["body"],
    },
  })));
  await insertRows(tx, erasedEntries, bare.map(({ entryId }, i) => ({ orgId: ctx.orgId, entryId, erasureId: erasure.id, byEntryId: leaves[i] ?? "" })));
  return bare.length;
}
