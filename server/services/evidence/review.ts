import { withOrg } from "@/db/client";
import { evidenceReviews } from "@/db/schema/evidence";
import { committedReview } from "@/server/domain/evidence/committed-rows";
import { ReviewEvidenceInput } from "@/server/domain/evidence/schema";
import { newId } from "@/server/domain/ids/ids";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import { authorize, parseInput, type ServiceContext } from "../context";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { judgeAgain } from "./judge-again";
import { evidenceOrThrow } from "./rows";

/** Accepts or rejects evidence. Rejected evidence no longer counts; a later review may accept it again. Each review stays on record. */
export async function reviewEvidence(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "evidence:review");
  const { id, state, note } = parseInput(ReviewEvidenceInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await evidenceOrThrow(tx, ctx, id);
    const review = { orgId: ctx.orgId, id: newId("review"), evidenceId: id, state, note: note || null, by: ctx.actor.id, at: ctx.now, entryId: newEntryId(ctx) };
    await tx.insert(evidenceReviews).values(review);
    await recordChanges(tx, ctx, [
      {
        action: `evidence.${state}`, object: { kind: "evidence", id, version: row.version, label: row.title }, detail: { number: row.number, note },
        entryId: review.entryId, rows: { reviews: rowsDigest([committedReview(review)]) }, previousEntryId: row.entryId,
      },
    ]);
    await judgeAgain(tx, ctx, id);
  });
}
