import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";

/** Every column of an evidence's rows in which a person can stand: those that an erasure of its content clears. */
const TEXTS: [from: SQL, text: SQL][] = [
  [sql`evidence t where t.id = e.id`, sql`concat_ws(' ', t.title, t.file_name, t.source_system, t.summary::text, t.provenance::text, t.issues::text)`],
  [sql`records t where t.evidence_id = e.id`, sql`concat_ws(' ', t.facts::text, t.locator)`],
  [sql`record_supplements t where t.evidence_id = e.id`, sql`t.value::text`],
  [sql`evidence_reviews t where t.evidence_id = e.id`, sql`t.note`],
  [sql`evidence_withdrawals t where t.evidence_id = e.id`, sql`t.reason`],
  [sql`evidence_link_changes t where t.evidence_id = e.id`, sql`t.reason`],
];

const WRITTEN = ["record_supplements", "evidence_reviews", "evidence_withdrawals", "evidence_link_changes"];

/** Evidence to which anything was written since; rows are only ever added. */
function writtenSince(since: Date): SQL {
  const from = sql`${since.toISOString()}::timestamptz`;
  const written = WRITTEN.map((table) => sql`e.id in (select t.evidence_id from ${sql.identifier(table)} t where t.org_id = e.org_id and t.at >= ${from})`);
  return sql`(e.received_at >= ${from} or ${sql.join(written, sql` or `)})`;
}

/** Evidence in whose rows any of the texts stands, in whatever case, with in how many rows; all, or what was written to since. Erased ones have nothing left. */
export async function searchRows(tx: Tx, orgId: string, needles: readonly string[], since: Date | null): Promise<{ id: string; rows: number }[]> {
  if (needles.length === 0) return [];
  const list = sql`array[${sql.join(needles.map((needle) => sql`${needle}`), sql`, `)}]::text[]`;
  const hits = TEXTS.map(([from, text]) => sql`(select count(*) from ${from} and t.org_id = e.org_id and exists (select 1 from unnest(${list}) n where position(n in lower(${text})) > 0))`);
  const rows = await tx.execute<{ id: string; rows: string }>(sql`
    select id, rows from (select e.id, ${sql.join(hits, sql` + `)} as rows from evidence e where e.org_id = ${orgId} and e.sha256 <> '' and ${since === null ? sql`true` : writtenSince(since)}) found where rows > 0 order by id`);
  return rows.map(({ id, rows: count }) => ({ id, rows: Number(count) }));
}
