import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { FirstRunStep } from "@/server/domain/home/view";

export type HomeCounts = { evidence: number; lastEvidenceAt: string | null; members: number; invited: number; reviews: number; reports: number };

/**
 * The few numbers Home needs, in one statement. Counts that are only asked "any?" stop at the first row. Evidence is what
 * had been received by the moment looked at: numbers are given in the order of receipt, so the last one is the count.
 */
export async function homeCounts(tx: Tx, orgId: string, until?: Date): Promise<HomeCounts> {
  const known = until ? sql`and received_at <= ${until.toISOString()}` : sql``;
  const number = until ? sql`(select number from evidence where org_id = ${orgId} and supersedes_id is null ${known} order by received_at desc, number desc limit 1)` : sql`(select value from org_counters where org_id = ${orgId} and name = 'evidence')`;
  const [row] = await tx.execute<{ evidence: number | null; last: string | null; members: string; invited: boolean; reviewed: boolean; reported: boolean }>(sql`
    select ${number} as evidence,
      (select received_at from evidence where org_id = ${orgId} ${known} order by received_at desc limit 1) as last,
      (select count(*) from memberships where org_id = ${orgId}) as members,
      exists (select 1 from invitations where org_id = ${orgId}) as invited,
      exists (select 1 from evidence_reviews where org_id = ${orgId}) as reviewed,
      exists (select 1 from reports where org_id = ${orgId}) as reported`);
  return {
    evidence: row?.evidence ?? 0, lastEvidenceAt: row?.last ? new Date(row.last).toISOString() : null, members: Number(row?.members ?? 0),
    invited: Number(row?.invited ?? false), reviews: Number(row?.reviewed ?? false), reports: Number(row?.reported ?? false),
  };
}

/** The five steps that lead an empty organization to its first report. */
export function firstRunSteps(frameworks: string[], counts: HomeCounts): FirstRunStep[] {
  return [
    { key: "frameworks", done: frameworks.length > 0, detail: frameworks.length > 0 ? frameworks.length === 1 ? "1 framework adopted" : `${frameworks.length} frameworks adopted` : "Choose what you are examined against." },
    { key: "people", done: counts.members > 1 || counts.invited > 0, detail: counts.members > 1 ? `${counts.members} people` : "They get a link by mail and see what you make theirs." },
    { key: "evidence", done: counts.evidence > 0, detail: counts.evidence > 0 ? `${counts.evidence} received` : "From a system with a key, or as a file you upload." },
    { key: "review", done: counts.reviews > 0, detail: counts.reviews > 0 ? "Reviewed" : "Look at what was read and accept it." },
    { key: "report", done: counts.reports > 0, detail: counts.reports > 0 ? "Made" : "A PDF with every requirement, its controls and what they stand on." },
  ];
}
