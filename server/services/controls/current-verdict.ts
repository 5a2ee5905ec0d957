import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { Verdict } from "@/server/domain/controls/schema";

import { zoneAt, type OrganizationRow } from "../organizations/rows";

/**
 * The verdict as stored, where it still holds: nothing the control is judged by has changed since, and time alone has
 * not turned it. Undefined where the worker has yet to come by. Costs the same however many records there are.
 */
export async function currentVerdict(tx: Tx, organization: OrganizationRow, controlId: string, now: Date): Promise<Verdict | undefined> {
  const { orgId } = organization;
  const at = now.toISOString();
  const [row] = await tx.execute<{ verdict: Verdict; evaluated: Date | string }>(sql`
    select s.verdict, s.evaluated_at as evaluated from control_status s
    where s.org_id = ${orgId} and s.control_id = ${controlId} and s.evaluated_at <= ${at} and (s.next_change_at is null or s.next_change_at > ${at})
      and not exists (select 1 from control_revisions r where r.org_id = s.org_id and r.control_id = s.control_id and r.at > s.evaluated_at)
      and not exists (select 1 from evidence_links k where k.org_id = s.org_id and k.control_id = s.control_id and k.at > s.evaluated_at)
      and not exists (select 1 from evidence e join evidence_links k on k.org_id = e.org_id and k.evidence_id = e.supersedes_id
        where e.org_id = s.org_id and e.received_at > s.evaluated_at and k.control_id = s.control_id)
      and not exists (select 1 from audit_events a join evidence_links k on k.org_id = a.org_id and k.evidence_id = a.object_id
        where a.org_id = s.org_id and a.at > s.evaluated_at and a.object_kind = 'evidence' and k.control_id = s.control_id
          and a.action in ('evidence.supplemented', 'evidence.accepted', 'evidence.rejected', 'evidence.withdrawn'))`);
  if (!row) return undefined;
  return zoneAt(organization, new Date(row.evaluated).toISOString()) === zoneAt(organization, at) ? row.verdict : undefined;
}
