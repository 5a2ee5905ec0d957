import { and, eq, sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence, evidenceOpenQuestions } from "@/db/schema/evidence";

import type { ServiceContext } from "../context";
import { questionsOf } from "./questions";
import { isSuperseded, isWithdrawn } from "./stands";

/**
 * How many questions of an evidence are open: one a kind and fact that some record still lacks. The one number that the
 * list, its filter, the panel and the detail show. None where the evidence was withdrawn or replaced: nobody needs to
 * answer for it. For a past day as it stood then. `of` is the name evidence has in the statement around.
 */
export function openQuestions(of: "e" | "evidence", until?: Date): SQL<number> {
  const name = sql.raw(of);
  const known = until ? sql`and q.at <= ${until.toISOString()}` : sql``;
  return sql<number>`case when ${name}.open_questions = 0 or ${isWithdrawn(of, until)} or ${isSuperseded(of, until)} then 0 else coalesce((
    select q.open from evidence_open_questions q where q.org_id = ${name}.org_id and q.evidence_id = ${name}.id ${known} order by q.at desc, q.open limit 1), ${before(name, until)}) end`;
}

/** Where nobody counted since: answers given before they were counted each closed one kind and fact. */
function before(name: SQL, until: Date | undefined): SQL {
  const known = until ? sql`and s.at <= ${until.toISOString()}` : sql``;
  return sql`greatest(0, ${name}.open_questions - (select count(distinct (d.kind, s.fact)) from record_supplements s join records d on d.org_id = s.org_id and d.id = s.record_id
    where s.org_id = ${name}.org_id and s.evidence_id = ${name}.id and s.source = 'review' ${known})::int)`;
}

/** Counts the open questions of an evidence again, after someone may have answered one. One that asked nothing is not read. */
export async function recountQuestions(tx: Tx, ctx: ServiceContext, evidenceId: string): Promise<void> {
  const [asked] = await tx.select({ open: evidence.openQuestions }).from(evidence).where(and(eq(evidence.orgId, ctx.orgId), eq(evidence.id, evidenceId)));
  if (!asked?.open) return;
  const open = (await questionsOf(tx, ctx.orgId, evidenceId)).length;
  await tx.insert(evidenceOpenQuestions).values({ orgId: ctx.orgId, evidenceId, at: ctx.now, open }).onConflictDoNothing();
}
