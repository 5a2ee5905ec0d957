import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { records, recordSupplements } from "@/db/schema/evidence";
import { committedSupplement } from "@/server/domain/evidence/committed-rows";
import type { FactValue } from "@/server/domain/evidence/record";
import { SupplyFactsInput } from "@/server/domain/evidence/schema";
import { newId } from "@/server/domain/ids/ids";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { requireNotErased } from "../erasures/rows";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { factProblem, keepAnswer } from "../register/rows";
import { judgeAgain } from "./judge-again";
import { mayAnswer } from "./may-answer";
import { evidenceOrThrow } from "./rows";

type Answer = { kind: string; fact: string; value: FactValue; recordIds?: string[] };

/**
 * Supplies facts that the source could not know, for all records of a kind in an evidence or for those named.
 * Only missing facts are filled: what the source said is never overwritten. The answers are marked with who gave them
 * and when. Who may not review may answer for what they pushed and for controls they own. With `remember` the answers
 * also go into the register, for records still to come; that speaks for the whole organization and needs its own right.
 */
export async function supplyFacts(ctx: ServiceContext, input: unknown): Promise<{ filled: number }> {
  authorize(ctx, "evidence:push");
  const { id, answers, remember } = parseInput(SupplyFactsInput, input);
  if (remember) authorize(ctx, "register:update");
  answers.forEach(requireFitting);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await evidenceOrThrow(tx, ctx, id);
    if (!mayAnswer(ctx, row)) throw new ServiceError("FORBIDDEN", "You can answer for evidence that you added and for controls that you own. Ask an officer for the others.");
    await requireNotErased(tx, ctx.orgId, row);
    const stored = await tx.select().from(records).where(and(eq(records.orgId, ctx.orgId), eq(records.evidenceId, id)));
    const entryId = newEntryId(ctx);
    const rows = answers.flatMap((answer) => supplementRows(ctx, id, answer, stored)).map((given) => ({ ...given, entryId })).sort((a, b) => (a.id < b.id ? -1 : 1));
    if (rows.length > 0) await tx.insert(recordSupplements).values(rows);
    if (remember) for (const answer of answers) await keepAnswer(tx, ctx, { kind: answer.kind, fact: answer.fact, value: answer.value });
    const detail = { number: row.number, facts: answers.map(({ kind, fact, value }) => ({ kind, fact, value })), records: rows.length, remembered: remember };
    await recordChanges(tx, ctx, [{
      action: "evidence.supplemented", object: { kind: "evidence", id, version: row.version, label: row.title }, detail, previousEntryId: row.entryId,
      entryId, ...(rows.length > 0 && { rows: { supplements: rowsDigest(rows.map(committedSupplement)) } }),
    }]);
    await judgeAgain(tx, ctx, id);
    return { filled: rows.length };
  });
}

function requireFitting(answer: Answer, item: number): void {
  const problem = factProblem(answer.kind, answer.fact, answer.value);
  if (problem) throw new ServiceError("INVALID", problem, [{ item, field: `${answer.kind}.${answer.fact}`, message: problem }]);
}

function supplementRows(ctx: ServiceContext, evidenceId: string, answer: Answer, stored: (typeof records.$inferSelect)[]) {
  const named = answer.recordIds ? new Set(answer.recordIds) : undefined;
  return stored
    .filter((record) => record.kind === answer.kind && (record.facts[answer.fact] ?? null) === null && (named?.has(record.id) ?? true))
    .map((record) => ({
      orgId: ctx.orgId, id: newId("supplement"), recordId: record.id, evidenceId, fact: answer.fact, value: answer.value,
      source: "review" as const, by: ctx.actor.id, at: ctx.now,
    }));
}
