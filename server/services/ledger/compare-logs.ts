import { sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import type { Findings } from "@/server/domain/ledger/finding";
import { NOT_SUCCEEDED } from "@/server/domain/ledger/head-guard";

import { successionOf } from "./carried-into";

type Log = { id: string; origin: string; state: "active" | "frozen" | "closed"; begins: "genesis" | "succession" | null; opens: boolean; freezes: number; beside: number; ends: number };

/**
 * Holds an organization's list of logs against what they say of each other and against what happened to them: one that was
 * succeeded is there and closed, each was opened when its first entry says, and none is stopped, let go on or closed but by a freeze,
 * its end or a successor. Findings: `ROW_MISSING`, `ROW_CHANGED`, `ROW_STRANGER`, `LOG_STATE`.
 */
export async function compareLogs(orgId: string, findings: Findings): Promise<void> {
  await withOrg(orgId, async (tx) => {
    const rows = await logsOf(tx, orgId);
    for (const log of rows) compareState(log, findings);
    await comparePredecessors(tx, orgId, rows, findings);
    if (rows.every(({ state }) => state === "closed")) findings.add("LOG_STATE", `log ${rows.at(-1)?.origin ?? "of the organization"}`, "closed, though no other succeeded it: it was closed past the product");
    if (rows.every(({ begins }) => begins === "succession")) findings.add("ROW_MISSING", "log", "every log there is succeeded another: the first one is gone");
    for (const { code, at, message } of await eventsOtherwise(tx, orgId)) findings.add(code, at, message);
  }, "system", { isolationLevel: "repeatable read", accessMode: "read only" });
}

function compareState({ origin, state, opens, freezes, beside, ends }: Log, findings: Findings): void {
  const at = `log ${origin}`;
  if (!opens) findings.add("ROW_CHANGED", at, "not opened when its first entry says");
  if (state === "active" && freezes - beside > ends) findings.add("LOG_STATE", at, "goes on, and nothing in the ledger says that its freeze was ended");
  if (state !== "active" && freezes <= ends) findings.add("LOG_STATE", at, `${state}, and nothing says why it was stopped`);
}

/** One of which nothing is left, as its successor says, may be of a database that was lost. */
async function comparePredecessors(tx: Tx, orgId: string, rows: readonly Log[], findings: Findings): Promise<void> {
  for (const { id, origin, begins } of rows) {
    const said = begins === "succession" ? await successionOf(tx, { orgId, id }) : undefined;
    if (!said) continue;
    const { predecessor, lost } = said;
    const before = rows.find((row) => row.origin === predecessor.origin);
    const isAllLost = lost?.from === 0 && lost.to === (predecessor.size ?? 0) - 1;
    if (!before && !isAllLost) findings.add("ROW_MISSING", `log ${predecessor.origin}`, `${origin} succeeded it, and it is gone`);
    if (before && before.state !== "closed") findings.add("LOG_STATE", `log ${predecessor.origin}`, `${origin} succeeded it, and it is not closed`);
  }
}

/** `beside`: freezes of a log that may have been frozen already when it was closed past the product. Ends are counted by the entries that tell of them, freezes by their rows: a clock that was set back puts no two of them in another order. */
async function logsOf(tx: Tx, orgId: string): Promise<Log[]> {
  return tx.execute<Log>(sql`
    select l.id, l.origin, l.state, case when n.id is null then null when position('"log.succession"'::bytea in n.leaf_bytes) > 0 then 'succession' else 'genesis' end as begins,
      coalesce(n.created_at = l.created_at, true) as opens, (select count(*)::int from ledger.log_events e where e.org_id = l.org_id and e.log_id = l.id and e.kind = 'frozen') as freezes,
      (select count(*)::int from ledger.log_events e where e.org_id = l.org_id and e.log_id = l.id and e.kind = 'frozen' and e.code = ${NOT_SUCCEEDED.code}) as beside,
      (select count(*)::int from audit_events a where a.org_id = l.org_id and a.object_kind = 'log' and a.object_id = l.id and a.action in ('log.unfrozen', 'log.repaired', 'log.guard_initialised') and jsonb_typeof(a.detail->'frozen') = 'object') as ends
    from ledger.logs l left join ledger.leaves v on v.org_id = l.org_id and v.log_id = l.id and v.idx = 0 left join ledger.entries n on n.org_id = v.org_id and n.id = v.entry_id
    where l.org_id = ${orgId} order by l.created_at, l.id`);
}

/** What entries tell of freezes and their ends against the rows of both, which pages and the operator read. */
async function eventsOtherwise(tx: Tx, orgId: string): Promise<{ code: string; at: string; message: string }[]> {
  return tx.execute<{ code: string; at: string; message: string }>(sql`
    with told as (
      select a.object_id as log_id, substring(a.action from 5) as kind, a.at, a.detail->>'sentence' as sentence, a.detail->'frozen' as frozen from audit_events a
      where a.org_id = ${orgId} and a.object_kind = 'log' and a.action in ('log.unfrozen', 'log.repaired', 'log.guard_initialised'))
    select 'ROW_MISSING' as code, 'event of log ' || t.log_id as at, 'the ledger says that it was ' || t.kind || ' at ' || t.at || ', and the row that says so is gone or changed' as message from told t
      where not exists (select 1 from ledger.log_events e where e.org_id = ${orgId} and (e.log_id, e.kind, e.at, e.sentence) = (t.log_id, t.kind, t.at, t.sentence))
    union all select 'ROW_MISSING', 'event of log ' || t.log_id, 'the ledger says that it was frozen at ' || (t.frozen->>'at') || ', and the row that says so is gone or changed' from told t
      where jsonb_typeof(t.frozen) = 'object' and not exists (select 1 from ledger.log_events e where e.org_id = ${orgId} and e.kind = 'frozen' and (e.log_id, e.code, e.sentence) = (t.log_id, t.frozen->>'code', t.frozen->>'sentence')
        and date_trunc('milliseconds', e.at) = (t.frozen->>'at')::timestamptz)
    union all select 'ROW_STRANGER', 'event of log ' || e.log_id, 'says that it was ' || e.kind || ' at ' || e.at || ', and nothing in the ledger does' from ledger.log_events e
      where e.org_id = ${orgId} and e.kind in ('unfrozen', 'repaired') and not exists (select 1 from told t where (t.log_id, t.kind, t.at) = (e.log_id, e.kind, e.at)) limit 20`);
}
