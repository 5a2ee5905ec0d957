import { eq, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { logs } from "@/db/schema/ledger";

import { sequenceLog } from "../ledger/sequence";
import { evaluateControls } from "./evaluate";

/** Judges every control that evidence has touched since it was last judged or that is due, then sequences the ledger. */
export async function settleOrganization(orgId: string, now: Date): Promise<{ changes: number; sequenced: number }> {
  const touched = await withOrg(orgId, async (tx) => tx.execute<{ id: string }>(sql`
    select c.id from controls c left join control_status s on s.org_id = c.org_id and s.control_id = c.id
    where c.org_id = ${orgId} and (s.control_id is null or s.next_change_at <= ${now.toISOString()}
      or exists (select 1 from evidence_links k where k.org_id = c.org_id and k.control_id = c.id and k.at > s.evaluated_at)
      or exists (select 1 from evidence e join evidence_links k on k.org_id = e.org_id and k.evidence_id = e.supersedes_id
        where e.org_id = c.org_id and k.control_id = c.id and e.received_at > s.evaluated_at))`));
  const changes = touched.length > 0 ? await evaluateControls(orgId, { at: now, now, controlIds: touched.map((row) => row.id) }) : 0;
  const open = await withOrg(orgId, async (tx) => tx.select({ id: logs.id }).from(logs).where(eq(logs.orgId, orgId)));
  let sequenced = 0;
  for (const log of open) sequenced += await sequenceLog(orgId, log.id, now);
  return { changes, sequenced };
}
