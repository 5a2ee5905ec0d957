import { and, desc, eq, gte, ilike, lte, or, sql, type SQL } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { evidence, evidenceLinks, evidenceReviews } from "@/db/schema/evidence";
import { decodeCursor, encodeCursor } from "@/server/domain/evidence/cursor";
import { ListEvidenceInput } from "@/server/domain/evidence/schema";
import type { EvidenceRow } from "@/server/domain/evidence/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { linkStands } from "./link-stands";
import { lineColumns, selectLines, toEvidenceRow } from "./rows";

export type EvidencePage = { rows: EvidenceRow[]; nextCursor: string | null };

/** A page of evidence, newest receipt first, by keyset: page 1,000 costs what page 1 costs. */
export async function listEvidence(ctx: ServiceContext, input: unknown = {}): Promise<EvidencePage> {
  authorize(ctx, "evidence:read");
  const query = parseInput(ListEvidenceInput, input);
  const rows = await withOrg(ctx.orgId, async (tx) =>
    selectLines(tx, and(...conditions(ctx.orgId, query)), [desc(evidence.receivedAt), desc(evidence.id)], query.limit + 1),
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(toEvidenceRow),
    nextCursor: rows.length > query.limit && last ? encodeCursor({ at: last.receivedAt, id: last.id }) : null,
  };
}

function conditions(orgId: string, query: ListEvidenceInput): (SQL | undefined)[] {
  const after = query.cursor ? decodeCursor(query.cursor) : undefined;
  return [
    eq(evidence.orgId, orgId),
    after && sql`(${evidence.receivedAt}, ${evidence.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
    query.kind ? sql`${query.kind} = any(${evidence.kindNames})` : undefined,
    query.sourceSystem ? eq(evidence.sourceSystem, query.sourceSystem) : undefined,
    query.from ? gte(evidence.receivedAt, new Date(query.from)) : undefined,
    query.to ? lte(evidence.receivedAt, new Date(query.to)) : undefined,
    query.asOf ? lte(evidence.receivedAt, new Date(query.asOf)) : undefined,
    query.text ? textIs(query.text) : undefined,
    query.control
      ? sql`exists (select 1 from ${evidenceLinks} join ${controls} on ${controls.orgId} = ${evidenceLinks.orgId} and ${controls.id} = ${evidenceLinks.controlId} where ${evidenceLinks.orgId} = ${evidence.orgId} and ${evidenceLinks.evidenceId} = ${evidence.id} and ${controls.key} = ${query.control} and ${linkStands("evidence_links")})`
      : undefined,
    // Written out, not as a parameter: a partial index is only used where the plan can see its condition.
    query.late ? sql`${evidence.late}` : undefined,
    query.questions ? sql`${evidence.openQuestions} > 0 and ${evidence.openQuestions} > ${lineColumns.answered}` : undefined,
    query.review ? reviewIs(query.review) : undefined,
  ];
}

/** A number as people read it (E-214) names its item; anything else is looked for in titles, file names and sources. */
function textIs(text: string): SQL | undefined {
  const number = /^e-?(\d{1,9})$/i.exec(text)?.[1];
  if (number) return eq(evidence.number, Number(number));
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return or(ilike(evidence.title, pattern), ilike(evidence.fileName, pattern), ilike(evidence.sourceSystem, pattern));
}

function reviewIs(state: "unreviewed" | "accepted" | "rejected"): SQL {
  const newest = sql`(select ${evidenceReviews.state} from ${evidenceReviews} where ${evidenceReviews.orgId} = ${evidence.orgId} and ${evidenceReviews.evidenceId} = ${evidence.id} order by ${evidenceReviews.at} desc limit 1)`;
  return state === "unreviewed" ? sql`${newest} is null` : sql`${newest} = ${state}`;
}
