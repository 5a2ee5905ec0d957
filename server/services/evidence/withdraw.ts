import { withOrg } from "@/db/client";
import { evidenceWithdrawals } from "@/db/schema/evidence";
import { committedWithdrawal } from "@/server/domain/evidence/committed-rows";
import { WithdrawEvidenceInput } from "@/server/domain/evidence/schema";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { judgeAgain } from "./judge-again";
import { evidenceOrThrow } from "./rows";

/** Takes evidence out of judgement for good, e.g. uploaded in error. Bytes, records and ledger entry stay; it is shown as withdrawn. */
export async function withdrawEvidence(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "evidence:withdraw");
  const { id, reason } = parseInput(WithdrawEvidenceInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await evidenceOrThrow(tx, ctx, id);
    if (row.withdrawn) throw new ServiceError("CONFLICT", `E-${row.number} is already withdrawn.`);
    const withdrawal = { orgId: ctx.orgId, evidenceId: id, reason, by: ctx.actor.id, at: ctx.now, entryId: newEntryId(ctx) };
    await tx.insert(evidenceWithdrawals).values(withdrawal);
    await recordChanges(tx, ctx, [
      {
        action: "evidence.withdrawn", type: "evidence.withdrawn", object: { kind: "evidence", id, version: row.version, label: row.title },
        detail: { number: row.number, reason }, entryId: withdrawal.entryId, rows: { withdrawals: rowsDigest([committedWithdrawal(withdrawal)]) }, previousEntryId: row.entryId,
      },
    ]);
    await judgeAgain(tx, ctx, id);
  });
}
