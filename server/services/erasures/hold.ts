import { and, desc, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { legalHolds } from "@/db/schema/erasures";
import { evidence } from "@/db/schema/evidence";
import { committedHold } from "@/server/domain/erasure/committed-rows";
import { SetLegalHoldInput } from "@/server/domain/erasure/schema";
import { newId } from "@/server/domain/ids/ids";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { evidenceOrThrow } from "../evidence/rows";
import { holdKeys } from "../ledger/hold-keys";
import { recordChanges } from "../ledger/record-change";

/**
 * Sets a legal hold on one evidence, or on all: nothing it covers can be erased while it stands. What was approved before is not
 * stopped. The reason stands in no entry and no audit event, for it may name a person: those who may erase read it.
 */
export async function setLegalHold(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "evidence:erase");
  const { reason, ...named } = parseInput(SetLegalHoldInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    // Not while an approval is under way: either it sees the hold, or it was there before.
    await holdKeys(tx, ctx.orgId, "shared");
    const item = await namedEvidence(tx, ctx, named);
    const id = newId("legalHold");
    const row = { orgId: ctx.orgId, id, evidenceId: item?.id ?? null, reason, by: ctx.actor.id, at: ctx.now };
    await tx.insert(legalHolds).values(row);
    await recordChanges(tx, ctx, [{ action: "legal_hold.set", object: { kind: "legal_hold", id, label: item ? `E-${item.number}` : "everything" }, detail: { evidence: item?.id ?? null }, rows: { hold: rowsDigest([committedHold(row)]) } }]);
    return { id };
  });
}

/** The evidence of an id, or the newest version of a number; undefined where neither is named. */
async function namedEvidence(tx: Tx, ctx: ServiceContext, { evidenceId, number }: { evidenceId?: string | undefined; number?: number | undefined }): Promise<{ id: string; number: number } | undefined> {
  if (evidenceId !== undefined) return evidenceOrThrow(tx, ctx, evidenceId);
  if (number === undefined) return undefined;
  const [newest] = await tx.select({ id: evidence.id, number: evidence.number }).from(evidence)
    .where(and(eq(evidence.orgId, ctx.orgId), eq(evidence.number, number))).orderBy(desc(evidence.version)).limit(1);
  if (!newest) throw notFound(`E-${number}`);
  return newest;
}
