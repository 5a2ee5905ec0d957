import { sql, type SQL } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { COUNTED_UP_TO, type EvidenceCounts } from "@/server/domain/evidence/view";

import { newestOwn } from "../access/newest-own";
import { authorize, type ServiceContext } from "../context";
import { openQuestions } from "./open-questions";

const NEWEST = 1000;
type Counts = { total: number; unreviewed: number | null; questions: number; late: number; kinds: string[] | null; sources: string[] | null };

/**
 * How much is in reach, what waits, and what the filters offer. The total is exact; each kind of waiting is counted to
 * COUNTED_UP_TO and one more, so that a million items cost what a few thousand cost. Sources are those of the newest thousand.
 */
export async function countEvidence(ctx: ServiceContext): Promise<EvidenceCounts> {
  authorize(ctx, "evidence:read");
  return ctx.reach === "own" ? countOwn(ctx) : countAll(ctx);
}

async function countAll(ctx: ServiceContext): Promise<EvidenceCounts> {
  const org = ctx.orgId;
  const [row] = await withOrg(org, async (tx) => tx.execute<Counts>(sql`
    select ${total(org)} as total, ${unreviewed(org)} as unreviewed, ${questions(org)} as questions, ${late(org)} as late, ${kinds(org)} as kinds,
      (select array_agg(distinct source_system order by source_system) from (
        select source_system from evidence where org_id = ${org} order by received_at desc, id desc limit ${NEWEST}) newest where source_system is not null) as sources`));
  if (!row) throw new Error("A statement without tables answers one row.");
  return { ...row, totalUpTo: null, kinds: row.kinds ?? [], sources: row.sources ?? [] };
}

/** The same of an own reach: the total too is counted to the limit, kinds and sources are those of the newest thousand, and what waits for a review waits for others. */
async function countOwn(ctx: ServiceContext): Promise<EvidenceCounts> {
  const org = ctx.orgId;
  const [row] = await withOrg(org, async (tx) => {
    const newest = await newestOwn(tx, ctx);
    const counted = (where: SQL) => sql`(select count(*)::int from (${newest(where, COUNTED_UP_TO + 1)}) counted)`;
    return tx.execute<Counts>(sql`
      with newest as materialized (select e.kind_names, e.source_system from (${newest(undefined, COUNTED_UP_TO + 1)}) own
        cross join lateral (select kind_names, source_system from evidence where org_id = ${org} and id = own.id offset 0) e)
      select (select count(*)::int from newest) as total, null::int as unreviewed,
        ${counted(sql`evidence.open_questions > 0 and ${openQuestions("evidence")} > 0`)} as questions, ${counted(sql`evidence.late`)} as late,
        (select array_agg(distinct kind order by kind) from newest, unnest(kind_names) kind) as kinds,
        (select array_agg(distinct source_system order by source_system) from newest where source_system is not null) as sources`);
  });
  if (!row) throw new Error("A statement without tables answers one row.");
  return { ...row, totalUpTo: COUNTED_UP_TO, kinds: row.kinds ?? [], sources: row.sources ?? [] };
}

/** Every item has taken a number, and every version but its first names the one before: both are known without counting rows. */
function total(org: string): SQL {
  return sql`(coalesce((select value from org_counters where org_id = ${org} and name = 'evidence'), 0)
    + (select count(*) from evidence where org_id = ${org} and supersedes_id is not null))::int`;
}

function unreviewed(org: string): SQL {
  return bounded(sql`from evidence e where e.org_id = ${org} and not exists (select 1 from evidence_reviews r where r.org_id = e.org_id and r.evidence_id = e.id)`);
}

function questions(org: string): SQL {
  return bounded(sql`from evidence e where e.org_id = ${org} and e.open_questions > 0 and ${openQuestions("e")} > 0`);
}

function late(org: string): SQL {
  return bounded(sql`from evidence e where e.org_id = ${org} and e.late`);
}

function bounded(rows: SQL): SQL {
  return sql`(select count(*)::int from (select 1 ${rows} limit ${COUNTED_UP_TO + 1}) counted)`;
}

/** The kinds there are records of: from one to the next along the index, without reading the rows between. */
function kinds(org: string): SQL {
  return sql`(with recursive present as (
      (select kind from records where org_id = ${org} order by kind limit 1)
      union all
      select (select kind from records where org_id = ${org} and kind > p.kind order by kind limit 1) from present p where p.kind is not null
    ) select array_agg(kind order by kind) from present where kind is not null)`;
}
