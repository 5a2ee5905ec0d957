import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { Findings } from "@/server/domain/ledger/finding";

import { textList } from "./one-of";

const SOME = 5;
const saidBy = (kind: string, action: string) => sql`exists (select 1 from audit_events a where a.org_id = r.org_id and a.object_kind = ${kind} and a.object_id = r.id and a.action = ${action})`;
/**
 * Before standing answers had entries of their own, that of the evidence said what was kept, by whom and when: of each fact one answer. Of
 * more than it tells of any may be the one put in.
 */
const saidWithEvidence = sql`(select count(*) from standing_answers s where s.org_id = r.org_id and (s.kind, s.fact, s.value, s.by, s.at) is not distinct from (r.kind, r.fact, r.value, r.by, r.at)) <= (
  select count(*) from audit_events a cross join jsonb_array_elements(case when jsonb_typeof(a.detail->'facts') = 'array' then a.detail->'facts' else '[]' end) f
  where a.org_id = r.org_id and a.at = r.at and a.action = 'evidence.supplemented' and a.actor_id = r.by and a.detail->'remembered' = 'true' and (f->>'kind', f->>'fact', f->'value') = (r.kind, r.fact, r.value))`;

const TABLES: { table: string; what: string; said: SQL }[] = [
  { table: "legal_holds", what: "legal hold", said: saidBy("legal_hold", "legal_hold.set") },
  { table: "standing_answers", what: "standing answer", said: sql`(${saidBy("standing_answer", "standing_answer.added")} or ${saidBy("standing_answer", "standing_answer.noted")} or ${saidWithEvidence})` },
];

/** Which of some standing answers the entry of their evidence tells of. */
export async function toldWithEvidence(tx: Tx, orgId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select r.id from standing_answers r where r.org_id = ${orgId} and r.id = any(${textList(ids)}) and ${saidWithEvidence}`);
  return rows.map(({ id }) => id);
}

/**
 * Rows that are changed in place and that no event of the audit trail tells of, which is itself held against the ledger: put in
 * past the product. Finding: `ROW_STRANGER`.
 */
export async function findKeptStrangers(tx: Tx, orgId: string, findings: Findings): Promise<void> {
  for (const { table, what, said } of TABLES) {
    const rows = await tx.execute<{ id: string }>(sql`select r.id from ${sql.identifier(table)} r where r.org_id = ${orgId} and not ${said} order by 1 limit ${SOME}`);
    for (const { id } of rows) findings.add("ROW_STRANGER", `${what} ${id}`, "nothing in the ledger says that it was made");
  }
}
