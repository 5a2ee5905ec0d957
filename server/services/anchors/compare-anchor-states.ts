import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { Findings } from "@/server/domain/ledger/finding";
import { NOT_SUCCEEDED } from "@/server/domain/ledger/head-guard";

type Row = { id: number; state: "active" | "frozen" | "closed"; newest: boolean; freezes: number; beside: number; ends: number; inits: number };

/**
 * Holds the states of the anchor logs against what happened to them: only the newest is written to, and only a freeze and its end stop it and let it
 * go on. A guard that was made anew may have ended a freeze or not, so it counts for both. Finding: `LOG_STATE`.
 */
export async function compareAnchorStates(tx: Tx, findings: Findings): Promise<void> {
  const rows = await tx.execute<Row>(sql`
    select h.id, h.state, h.id = (select max(id) from ledger.anchor_head) as newest, count(*) filter (where e.kind = 'frozen')::int as freezes,
      count(*) filter (where e.kind = 'frozen' and e.code = ${NOT_SUCCEEDED.code})::int as beside, count(*) filter (where e.kind in ('unfrozen', 'repaired'))::int as ends, count(*) filter (where e.kind = 'guard_initialised')::int as inits
    from ledger.anchor_head h left join ledger.anchor_events e on e.log_no = h.id group by h.id, h.state order by h.id`);
  for (const { id, ...row } of rows) {
    const wrong = faultOf(row);
    if (wrong) findings.add("LOG_STATE", `anchor log ${id}`, wrong);
  }
}

function faultOf({ state, newest, freezes, beside, ends, inits }: Omit<Row, "id">): string | null {
  if ((state === "closed") === newest) return newest ? "closed, though no other succeeded it: it was closed past the product" : "not closed, though another succeeded it";
  if (state === "active" && freezes - beside > ends + inits) return "goes on, and nothing says that its freeze was ended";
  return state !== "active" && freezes <= ends ? `${state}, and nothing says why it was stopped` : null;
}
