import { and, desc, eq, gte, ilike, lte, or, sql, type SQL } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { evidence, evidenceLinks } from "@/db/schema/evidence";
import { decodeCursor, encodeCursor } from "@/server/domain/evidence/cursor";
import { ListEvidenceInput } from "@/server/domain/evidence/schema";
import type { EvidenceRow } from "@/server/domain/evidence/view";

import { newestOwn } from "../access/newest-own";
import { controlInReach } from "../access/reach";
import { authorize, parseInput, type ServiceContext } from "../context";
import { linkStands } from "./link-stands";
import { openQuestions } from "./open-questions";
import { selectLines, toEvidenceRow } from "./rows";
import { reviewInForce } from "./stands";

export type EvidencePage = { rows: EvidenceRow[]; nextCursor: string | null };

/** A page of the evidence in reach, newest receipt first, by keyset: page 1,000 costs what page 1 costs. With `asOf` as it stood then. */
export async function listEvidence(ctx: ServiceContext, input: unknown = {}): Promise<EvidencePage> {
  authorize(ctx, "evidence:read");
  const query = parseInput(ListEvidenceInput, input);
  const rows = await withOrg(ctx.orgId, async (tx) =>
    selectLines(tx, ctx, await pageOf(tx, ctx, query), [desc(evidence.receivedAt), desc(evidence.id)], query.limit + 1, query.asOf ? new Date(query.asOf) : undefined),
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(toEvidenceRow),
    nextCursor: rows.length > query.limit && last ? encodeCursor({ at: last.receivedAt, id: last.id }) : null,
  };
}

async function pageOf(tx: Tx, ctx: ServiceContext, query: ListEvidenceInput): Promise<SQL | undefined> {
  const where = and(...conditions(ctx, query));
  if (ctx.reach === "organization") return where;
  const newest = await newestOwn(tx, ctx);
  return and(eq(evidence.orgId, ctx.orgId), sql`evidence.id in (${newest(where, query.limit + 1)})`);
}

function conditions(ctx: ServiceContext, query: ListEvidenceInput): (SQL | undefined)[] {
  const until = query.asOf ? new Date(query.asOf) : undefined;
  const after = query.cursor ? decodeCursor(query.cursor) : undefined;
  return [
    eq(evidence.orgId, ctx.orgId),
    after && sql`(${evidence.receivedAt}, ${evidence.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
    query.kind ? sql`${query.kind} = any(${evidence.kindNames})` : undefined,
    query.sourceSystem ? eq(evidence.sourceSystem, query.sourceSystem) : undefined,
    query.from ? gte(evidence.receivedAt, new Date(query.from)) : undefined,
    query.to ? lte(evidence.receivedAt, new Date(query.to)) : undefined,
    until ? lte(evidence.receivedAt, until) : undefined,
    query.text ? textIs(query.text) : undefined,
    query.control
      ? sql`exists (select 1 from ${evidenceLinks} join ${controls} on ${controls.orgId} = ${evidenceLinks.orgId} and ${controls.id} = ${evidenceLinks.controlId} where ${evidenceLinks.orgId} = ${evidence.orgId} and ${evidenceLinks.evidenceId} = ${evidence.id} and ${controls.key} = ${query.control} and ${controlInReach(ctx, "controls") ?? sql`true`} ${until ? sql`and ${evidenceLinks.at} <= ${until.toISOString()}` : sql``} and ${linkStands("evidence_links", until)})`
      : undefined,
    // Written out, not as a parameter: a partial index is only used where the plan can see its condition.
    query.late ? sql`${evidence.late}` : undefined,
    query.questions ? sql`evidence.open_questions > 0 and ${openQuestions("evidence", until)} > 0` : undefined,
    query.review ? reviewIs(query.review, until) : undefined,
  ];
}

/** A number as people read it (E-214) names its item; anything else is looked for in titles, file names and sources. */
function textIs(text: string): SQL | undefined {
  const number = /^e-?(\d{1,9})$/i.exec(text)?.[1];
  if (number) return eq(evidence.number, Number(number));
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return or(ilike(evidence.title, pattern), ilike(evidence.fileName, pattern), ilike(evidence.sourceSystem, pattern));
}

function reviewIs(state: "unreviewed" | "accepted" | "rejected", until: Date | undefined): SQL {
  const newest = reviewInForce("evidence", until);
  return state === "unreviewed" ? sql`${newest} is null` : sql`${newest} = ${state}`;
}
