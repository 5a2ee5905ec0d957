import { desc, eq, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { standingAnswers } from "@/db/schema/evidence";
import { factLabel } from "@/server/domain/catalog/fact-labels";
import { KIND_LABELS } from "@/server/domain/catalog/kind-labels";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import type { StandingAnswerView } from "@/server/domain/register/view";

import { authorize, type ServiceContext } from "../context";
import { personNames } from "../users/names";

const SHOWN = 500;
type Row = typeof standingAnswers.$inferSelect;

/** The register: what holds now, newest first, then what has ended. At most 500. */
export async function listRegister(ctx: ServiceContext): Promise<StandingAnswerView[]> {
  authorize(ctx, "register:read");
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(standingAnswers).where(eq(standingAnswers.orgId, ctx.orgId))
      .orderBy(sql`${standingAnswers.endedAt} is not null`, desc(standingAnswers.at), desc(standingAnswers.id)).limit(SHOWN);
    const names = await personNames(tx, rows.map(({ by }) => by));
    return rows.map((row) => toView(row, names));
  });
}

function toView({ id, kind, fact, value, matchFact, matchValue, by, at, endedAt }: Row, names: Map<string, string>): StandingAnswerView {
  return {
    id, kind, kindLabel: KIND_LABELS[kind] ?? kind, fact, factLabel: factLabel(kind, fact).label, type: EVIDENCE_KINDS[kind]?.facts[fact] ?? "string", value: value ?? null,
    subject: matchFact === null ? null : { fact: matchFact, factLabel: factLabel(kind, matchFact).label, value: matchValue ?? "" },
    by: names.get(by) ?? by, at: at.toISOString(), endedAt: endedAt?.toISOString() ?? null,
  };
}
