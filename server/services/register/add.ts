import { withOrg } from "@/db/client";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { AddToRegisterInput } from "@/server/domain/register/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { factProblem, keepAnswer } from "./rows";

/**
 * Keeps a fact that no source states, for records still to come. Records already there keep what they have: a question
 * they leave open is answered on the evidence itself.
 */
export async function addToRegister(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "register:update");
  const answer = parseInput(AddToRegisterInput, input);
  requireFitting(answer);
  return withOrg(ctx.orgId, async (tx) => ({ id: await keepAnswer(tx, ctx, answer) }));
}

function requireFitting({ kind, fact, value, subject }: AddToRegisterInput): void {
  const problem = factProblem(kind, fact, value);
  if (problem) throw new ServiceError("INVALID", problem, [{ field: EVIDENCE_KINDS[kind]?.facts[fact] ? "value" : "fact", message: problem }]);
  if (!subject) return;
  const unknown = EVIDENCE_KINDS[kind]?.facts[subject.fact] === undefined ? `${kind} has no fact "${subject.fact}".` : subject.fact === fact ? "A fact cannot be told by itself." : null;
  if (unknown) throw new ServiceError("INVALID", unknown, [{ field: "subject.fact", message: unknown }]);
}
