import { and, asc, desc, eq, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { controls, controlStatus } from "@/db/schema/controls";
import { evidence, evidenceLinks, evidenceReviews, evidenceWithdrawals, smallBlobs } from "@/db/schema/evidence";
import { checkpoints, entries, leaves, logs } from "@/db/schema/ledger";
import { EvidenceId } from "@/server/domain/evidence/schema";
import type { EvidenceDetail } from "@/server/domain/evidence/view";

import { controlInReach, evidenceInReach } from "../access/reach";
import { authorize, parseInput, type ServiceContext } from "../context";
import { erasuresOf, forReader } from "../erasures/rows";
import { logOfEntry } from "../ledger/place-of";
import { personNames } from "../users/names";
import { linkStands } from "./link-stands";
import { mayAnswer, mayCorrect } from "./may-answer";
import { previewOf } from "./preview";
import { questionsOf } from "./questions";
import { recordViews } from "./record-views";
import { evidenceOrThrow, toEvidenceRow, type Line } from "./rows";

const FIRST_RECORDS = 50;

/** Everything about one evidence: the line, provenance, first records with where each fact came from, proof position, versions. */
export async function getEvidence(ctx: ServiceContext, input: unknown): Promise<EvidenceDetail> {
  authorize(ctx, "evidence:read");
  const { id } = parseInput(EvidenceId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await evidenceOrThrow(tx, ctx, id);
    const [links, versions, reviews, withdrawals, ledger, records, questions, erasures, inRow] = await Promise.all([
      linksOf(tx, ctx, row), versionsOf(tx, ctx, row), reviewsOf(tx, row), withdrawalOf(tx, row), ledgerOf(tx, row),
      recordViews(tx, ctx.orgId, id, 0, FIRST_RECORDS), row.stillOpen > 0 ? questionsOf(tx, ctx.orgId, id) : [], erasuresOf(tx, ctx.orgId, [id]),
      tx.select({ bytes: smallBlobs.bytes }).from(smallBlobs).where(and(eq(smallBlobs.orgId, ctx.orgId), eq(smallBlobs.sha256, row.sha256))),
    ]);
    const [review] = reviews;
    const [withdrawal] = withdrawals;
    const erasure = forReader(ctx, erasures.get(id));
    const names = await personNames(tx, [row.pushedById, review?.by, withdrawal?.by]);
    return {
      ...toEvidenceRow(row), mediaType: row.mediaType, provenance: row.provenance, issues: row.issues, summary: row.summary,
      recordsTotal: row.recordsTotal, records, questions, controls: links, versions, ledger, may: { answer: mayAnswer(ctx, row), correct: mayCorrect(ctx, row) },
      pushedBy: names.get(row.pushedById) ?? row.pushedById,
      review: review ? { state: review.state, by: names.get(review.by) ?? review.by, at: review.at.toISOString(), note: review.note } : null,
      withdrawal: withdrawal ? { by: names.get(withdrawal.by) ?? withdrawal.by, at: withdrawal.at.toISOString(), reason: withdrawal.reason } : null,
      erasure, preview: erasure?.sentence ? { kind: "none", why: erasure.sentence } : await previewOf(ctx.orgId, row, inRow[0]?.bytes),
    };
  });
}

async function linksOf(tx: Tx, ctx: ServiceContext, row: Line) {
  return tx
    .select({ key: controls.key, title: controls.title, state: sql<string>`coalesce(${controlStatus.state}, 'no_evidence')`, linkedBy: evidenceLinks.linkedBy })
    .from(evidenceLinks)
    .innerJoin(controls, and(eq(controls.orgId, evidenceLinks.orgId), eq(controls.id, evidenceLinks.controlId)))
    .leftJoin(controlStatus, and(eq(controlStatus.orgId, controls.orgId), eq(controlStatus.controlId, controls.id)))
    .where(and(eq(evidenceLinks.orgId, row.orgId), eq(evidenceLinks.evidenceId, row.id), linkStands("evidence_links"), controlInReach(ctx, "controls")))
    .orderBy(asc(controls.key));
}

async function versionsOf(tx: Tx, ctx: ServiceContext, row: Line) {
  const rows = await tx.select({ id: evidence.id, version: evidence.version, receivedAt: evidence.receivedAt }).from(evidence)
    .where(and(eq(evidence.orgId, row.orgId), eq(evidence.number, row.number), evidenceInReach(ctx, "evidence"))).orderBy(desc(evidence.version));
  return rows.map((version, i) => ({ ...version, receivedAt: version.receivedAt.toISOString(), current: i === 0 }));
}

async function reviewsOf(tx: Tx, row: Line) {
  return tx.select().from(evidenceReviews).where(and(eq(evidenceReviews.orgId, row.orgId), eq(evidenceReviews.evidenceId, row.id))).orderBy(desc(evidenceReviews.at)).limit(1);
}

async function withdrawalOf(tx: Tx, row: Line) {
  return tx.select().from(evidenceWithdrawals).where(and(eq(evidenceWithdrawals.orgId, row.orgId), eq(evidenceWithdrawals.evidenceId, row.id)));
}

async function ledgerOf(tx: Tx, row: Line): Promise<EvidenceDetail["ledger"]> {
  const [entry] = await tx
    .select({ at: entries.createdAt, hash: entries.leafHash, idx: leaves.idx, origin: logs.origin, logId: logs.id })
    .from(entries)
    .innerJoin(logs, and(eq(logs.orgId, entries.orgId), eq(logs.id, logOfEntry)))
    .leftJoin(leaves, and(eq(leaves.orgId, entries.orgId), eq(leaves.entryId, entries.id)))
    .where(and(eq(entries.orgId, row.orgId), eq(entries.id, row.entryId)));
  const idx = entry?.idx ?? null;
  const [covering] = entry && idx !== null
    ? await tx.select({ size: checkpoints.size }).from(checkpoints)
        .where(and(eq(checkpoints.orgId, row.orgId), eq(checkpoints.logId, entry.logId), sql`${checkpoints.size} > ${idx}`)).orderBy(asc(checkpoints.size)).limit(1)
    : [];
  return {
    entryId: row.entryId, at: entry?.at.toISOString() ?? row.receivedAt.toISOString(), index: idx, origin: entry?.origin ?? "",
    leafHash: entry ? Buffer.from(entry.hash).toString("hex") : "", checkpointSize: covering?.size ?? null,
  };
}
