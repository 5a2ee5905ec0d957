import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { Findings } from "@/server/domain/ledger/finding";

/**
 * Holds what is handed out as a made report against what the audit trail says was made, which is compared with the ledger elsewhere:
 * a row that names another file would give that one out under the same title and period. Findings: `ROW_CHANGED`, `ROW_STRANGER`.
 */
export async function compareReports(tx: Tx, orgId: string, findings: Findings): Promise<void> {
  const rows = await tx.execute<{ id: string; made: boolean }>(sql`
    select r.id, m.id is not null as made from reports r
      left join lateral (select e.id, e.detail from audit_events e where e.org_id = r.org_id and e.object_kind = 'report' and e.object_id = r.id and e.action = 'report.made' order by e.at desc, e.id desc limit 1) m on true
      left join lateral (select e.detail from audit_events e where e.org_id = r.org_id and e.object_kind = 'report' and e.object_id = r.id and e.action = 'report.requested' order by e.at, e.id limit 1) q on true
    where r.org_id = ${orgId} and r.state = 'done' and ((r.sha256, r.snapshot_sha256) is distinct from (m.detail->>'sha256', m.detail->>'snapshotSha256')
      or (r.kind, r.options->>'from', r.options->>'to') is distinct from (q.detail->>'kind', q.detail->>'from', q.detail->>'to')) order by r.id limit 20`);
  for (const { id, made } of rows) {
    if (made) findings.add("ROW_CHANGED", `report ${id}`, "names another file or period than the ledger says was made");
    else findings.add("ROW_STRANGER", `report ${id}`, "nothing in the ledger says that it was made");
  }
}
