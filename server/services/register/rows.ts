import { and, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { standingAnswers } from "@/db/schema/evidence";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { committedAnswer } from "@/server/domain/evidence/committed-rows";
import { factValueProblem } from "@/server/domain/evidence/fact-value";
import type { FactValue } from "@/server/domain/evidence/record";
import { newId } from "@/server/domain/ids/ids";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import type { ServiceContext } from "../context";
import { recordChanges, type Change } from "../ledger/record-change";

export type StandingAnswer = { kind: string; fact: string; value: FactValue; subject?: { fact: string; value: string } | undefined };

/** Why a value cannot be the fact of a kind, or null. */
export function factProblem(kind: string, fact: string, value: FactValue): string | null {
  const type = EVIDENCE_KINDS[kind]?.facts[fact];
  return type ? factValueProblem(type, value) : `${kind} has no fact "${fact}".`;
}

/**
 * Puts an answer into the register in place of the one that held for the same fact and subject; that one is ended, not changed.
 * Both have an entry of their own, which commits to the row: what fills records still to come must be what somebody kept.
 */
export async function keepAnswer(tx: Tx, ctx: ServiceContext, { kind, fact, value, subject }: StandingAnswer): Promise<string> {
  const of = and(eq(standingAnswers.orgId, ctx.orgId), eq(standingAnswers.kind, kind), eq(standingAnswers.fact, fact), isNull(standingAnswers.endedAt));
  const same = subject ? and(eq(standingAnswers.matchFact, subject.fact), eq(standingAnswers.matchValue, subject.value)) : isNull(standingAnswers.matchFact);
  const ended = await tx.update(standingAnswers).set({ endedAt: ctx.now }).where(and(of, same)).returning();
  const row = { orgId: ctx.orgId, id: newId("standingAnswer"), kind, fact, value, matchFact: subject?.fact ?? null, matchValue: subject?.value ?? null, by: ctx.actor.id, at: ctx.now };
  await tx.insert(standingAnswers).values(row);
  await recordChanges(tx, ctx, [...ended.map((one) => answerChange("standing_answer.ended", one)), answerChange("standing_answer.added", row)]);
  return row.id;
}

/** What the ledger says of a standing answer that was kept or ended. */
export function answerChange(action: "standing_answer.added" | "standing_answer.ended", row: typeof standingAnswers.$inferInsert): Change {
  const { id, kind, fact, matchFact } = row;
  const value = row.value ?? null;
  const subject = matchFact ? { fact: matchFact, value: row.matchValue } : null;
  const detail = { kind, fact, value, ...(action === "standing_answer.added" && { subject }) };
  return { action, object: { kind: "standing_answer", id, label: `${kind} ${fact}` }, detail, rows: { answer: rowsDigest([committedAnswer({ ...row, value })]) } };
}
