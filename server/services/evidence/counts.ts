import { sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import type { EvidenceCounts } from "@/server/domain/evidence/view";

import { authorize, type ServiceContext } from "../context";

const NEWEST = 1000;

/** What waits among the newest thousand items, and what the filters offer: the same cost at a hundred rows and at a million. */
export async function countEvidence(ctx: ServiceContext): Promise<EvidenceCounts> {
  authorize(ctx, "evidence:read");
  const [row] = await withOrg(ctx.orgId, async (tx) =>
    tx.execute<{ seen: number; unreviewed: number; questions: number; late: number; kinds: string[] | null; sources: string[] | null; total: number | null }>(sql`
      with newest as (select id, open_questions, late, kind_names, source_system from evidence where org_id = ${ctx.orgId} order by received_at desc, id desc limit ${NEWEST})
      select count(*)::int as seen,
        (count(*) filter (where not exists (select 1 from evidence_reviews r where r.org_id = ${ctx.orgId} and r.evidence_id = n.id)))::int as unreviewed,
        (count(*) filter (where n.open_questions > 0 and n.open_questions > (
          select count(distinct (d.kind, s.fact)) from record_supplements s join records d on d.org_id = s.org_id and d.id = s.record_id
          where s.org_id = ${ctx.orgId} and s.evidence_id = n.id and s.source = 'review')))::int as questions,
        (count(*) filter (where n.late))::int as late,
        (select array_agg(distinct kind order by kind) from newest, unnest(kind_names) as kind) as kinds,
        (select array_agg(distinct source_system order by source_system) from newest where source_system is not null) as sources,
        (select value from org_counters where org_id = ${ctx.orgId} and name = 'evidence') as total
      from newest n`),
  );
  const seen = row?.seen ?? 0;
  return {
    total: seen < NEWEST ? seen : (row?.total ?? seen), unreviewed: row?.unreviewed ?? 0, questions: row?.questions ?? 0, late: row?.late ?? 0,
    kinds: row?.kinds ?? [], sources: row?.sources ?? [], countedAll: seen < NEWEST,
  };
}
