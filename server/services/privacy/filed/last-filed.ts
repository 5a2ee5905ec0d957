import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";

import { caseName } from "../append-events";

export const FILED_FROM = "Proofroom privacy desk";
export const queryOf = (number: number, seq: number | string) => `case ${caseName(number)}, events 1 to ${seq}`;

/** Until the transaction ends nobody else files this case; false where somebody does. */
export async function holdFiling(tx: Tx, orgId: string, requestId: string): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${`filing ${orgId} ${requestId}`}, 0)) as taken`);
  return row?.taken ?? false;
}

/** Notes what a run pushed for a case before it was cut off. Returns whether there was any. */
export async function noteCutOff(tx: Tx, orgId: string, { id, number }: { id: string; number: number }): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into case_evidence (org_id, request_id, closed_seq, evidence_id, records, at)
    select e.org_id, ${id}, substring(e.provenance ->> 'query' from '[0-9]+$')::int, e.id, (select coalesce(jsonb_object_agg(k ->> 'kind', k -> 'count'), '{}') from jsonb_array_elements(e.kinds) k), e.received_at
    from evidence e where e.org_id = ${orgId} and e.source_system = ${FILED_FROM} and e.pushed_by_kind = 'system' and e.provenance ->> 'query' like ${queryOf(number, "%")}
      and not exists (select 1 from case_evidence c where c.org_id = e.org_id and c.evidence_id = e.id)
    on conflict do nothing returning evidence_id`);
  return rows.length > 0;
}

/** Up to which event a case is filed, and the newest version of that, which may be a correction by hand. */
export async function lastFiled(tx: Tx, orgId: string, requestId: string): Promise<{ seq: number; newestId: string } | undefined> {
  const [row] = await tx.execute<{ seq: number; id: string }>(sql`
    select c.closed_seq as seq, n.id from case_evidence c join evidence e on e.org_id = c.org_id and e.id = c.evidence_id join evidence n on n.org_id = e.org_id and n.number = e.number
    where c.org_id = ${orgId} and c.request_id = ${requestId} order by c.closed_seq desc, n.version desc limit 1`);
  return row && { seq: Number(row.seq), newestId: row.id };
}
