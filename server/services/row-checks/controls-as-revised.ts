import { eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { kindsOfTest } from "@/server/domain/controls/kinds-of-test";
import type { Findings } from "@/server/domain/ledger/finding";

/**
 * Holds what pages read of controls against their history, which the ledger commits to: wording, test and promises against the
 * newest revision, the state shown against the newest verdict. Finding: `ROW_CHANGED`.
 */
export async function compareControls(tx: Tx, orgId: string, findings: Findings): Promise<void> {
  const worded = await tx.execute<{ id: string; key: string }>(sql`
    select c.id, c.key from controls c left join lateral (select r.* from control_revisions r where r.org_id = c.org_id and r.control_id = c.id order by r.at desc, r.id desc limit 1) r on true
    where c.org_id = ${orgId} and (c.title, c.promise, c.applicable, c.applicability_reason, c.test, c.promised) is distinct from (r.title, r.promise, r.applicable, r.applicability_reason, r.test, r.promised)`);
  for (const { id, key } of worded) findings.add("ROW_CHANGED", `control ${id} (${key})`, "not as its newest revision has it");
  const shown = await tx.execute<{ id: string }>(sql`
    select s.control_id as id from control_status s left join lateral (select v.* from verdict_events v where v.org_id = s.org_id and v.control_id = s.control_id order by v.ordinal desc limit 1) v on true
    where s.org_id = ${orgId} and (s.state, s.ordinal, s.last_entry_id) is distinct from (v.to_state, v.ordinal, v.entry_id)`);
  for (const { id } of shown) findings.add("ROW_CHANGED", `control ${id}: the state shown`, "not that of its newest verdict");
  const told = await tx.execute<{ id: string }>(sql`
    select s.control_id as id from control_status s join verdict_events v on v.org_id = s.org_id and v.control_id = s.control_id and v.ordinal = s.ordinal
    where s.org_id = ${orgId} and ((s.state, s.sentence, s.next_change_at, s.since) is distinct from (s.verdict->>'state', s.verdict->>'sentence', (s.verdict->>'nextChangeAt')::timestamptz, v.at)
      or (s.evaluated_at = v.at and s.verdict <> v.verdict))`);
  for (const { id } of told) findings.add("ROW_CHANGED", `control ${id}: what is shown of its verdict`, "does not fit the verdict it was written with");
  const rows = await tx.select({ id: controls.id, test: controls.test, kinds: controls.kinds }).from(controls).where(eq(controls.orgId, orgId));
  for (const { id, test, kinds } of rows) {
    if (kindsOfTest(test).toSorted().join() !== kinds.toSorted().join()) findings.add("ROW_CHANGED", `control ${id}: kinds of evidence`, "not those that its test asks for");
  }
}
