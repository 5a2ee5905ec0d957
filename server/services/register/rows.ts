import { and, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { standingAnswers } from "@/db/schema/evidence";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { factValueProblem } from "@/server/domain/evidence/fact-value";
import type { FactValue } from "@/server/domain/evidence/record";
import { newId } from "@/server/domain/ids/ids";

import type { ServiceContext } from "../context";

export type StandingAnswer = { kind: string; fact: string; value: FactValue; subject?: { fact: string; value: string } | undefined };

/** Why a value cannot be the fact of a kind, or null. */
export function factProblem(kind: string, fact: string, value: FactValue): string | null {
  const type = EVIDENCE_KINDS[kind]?.facts[fact];
  return type ? factValueProblem(type, value) : `${kind} has no fact "${fact}".`;
}

/** Puts an answer into the register in place of the one that held for the same fact and subject; that one is ended, not changed. */
export async function keepAnswer(tx: Tx, ctx: ServiceContext, { kind, fact, value, subject }: StandingAnswer): Promise<string> {
  const of = and(eq(standingAnswers.orgId, ctx.orgId), eq(standingAnswers.kind, kind), eq(standingAnswers.fact, fact), isNull(standingAnswers.endedAt));
  const same = subject ? and(eq(standingAnswers.matchFact, subject.fact), eq(standingAnswers.matchValue, subject.value)) : isNull(standingAnswers.matchFact);
  await tx.update(standingAnswers).set({ endedAt: ctx.now }).where(and(of, same));
  const id = newId("standingAnswer");
  await tx.insert(standingAnswers).values({ orgId: ctx.orgId, id, kind, fact, value, matchFact: subject?.fact ?? null, matchValue: subject?.value ?? null, by: ctx.actor.id, at: ctx.now });
  return id;
}
