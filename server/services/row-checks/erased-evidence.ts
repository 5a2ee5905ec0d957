import { sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import type { Findings } from "@/server/domain/ledger/finding";

import { openKeys } from "../ledger/open-keys";
import { provenErasure, type ErasureRow } from "../ledger/proven-erasure";

type Row = ErasureRow & { evidence_id: string; entry_id: string; erasure_id: string | null; basis: string | null; decided_at: Date | string | null };

/**
 * Holds what says of evidence that it is erased, and so bears on no verdict any more, against the `erasure` entries of the ledger,
 * both ways; and that erased evidence holds nothing. Findings: `ROW_STRANGER` (no entry says so), `ROW_MISSING` (an entry says so, no
 * row does), `ROW_CHANGED` (another time or basis), `ROW_EXTRA` (content in what was erased).
 */
export async function compareErasures(orgId: string, findings: Findings): Promise<void> {
  // Before the rows, as what is erased meanwhile has its entry among them.
  const keys = await openKeys(orgId);
  const rows = await withOrg(orgId, async (tx) => erasedRows(tx, orgId), "system");
  for (const row of rows) {
    const at = `erasure of evidence ${row.evidence_id}`;
    const proven = provenErasure(keys, orgId, row.entry_id, row);
    if (!proven) {
      if (row.erasure_id !== null) findings.add("ROW_STRANGER", at, "no entry of the ledger that opens says that it was erased");
    } else if (row.erasure_id === null || proven.erasureId !== row.erasure_id) findings.add("ROW_MISSING", at, "the ledger says that it was erased, the row that keeps it from verdicts is gone");
    else if (isOther(row, proven)) findings.add("ROW_CHANGED", at, "not the time or the basis that the ledger says");
  }
  const filled = await withOrg(orgId, async (tx) => filledRows(tx, orgId), "system");
  for (const { id } of filled) findings.add("ROW_EXTRA", `evidence ${id}`, "holds content though it was erased");
}

/** Entries made before the time of approval stood in them say at least that it was not later than theirs. */
function isOther(row: Row, { approvedAt, at, basis }: NonNullable<ReturnType<typeof provenErasure>>): boolean {
  const decidedAt = row.decided_at === null ? "" : new Date(row.decided_at).toISOString();
  return basis !== row.basis || (typeof approvedAt === "string" ? approvedAt !== decidedAt : decidedAt > at);
}

/** What is erased by its row, or by the entry that names its own. The bytes of a leaf are searched, since they may be no JSON any more. */
async function erasedRows(tx: Tx, orgId: string): Promise<Row[]> {
  return tx.execute<Row>(sql`
    with said as (
      select evidence_id as id from erasures where org_id = ${orgId} and state in ('approved', 'done')
      union select substring(encode(n.leaf_bytes, 'escape') from '"object":\\{"id":"([^"]+)"') from ledger.erased_entries y join ledger.entries n on n.org_id = y.org_id and n.id = y.entry_id
        where y.org_id = ${orgId} and position('"type":"evidence.version"'::bytea in n.leaf_bytes) > 0)
    select v.id as evidence_id, v.entry_id, r.id as erasure_id, r.basis, r.decided_at, b.id, b.leaf_bytes, s.salt, s.body_enc, s.key_ref
    from said join evidence v on v.org_id = ${orgId} and v.id = said.id
      left join erasures r on r.org_id = v.org_id and r.evidence_id = v.id and r.state in ('approved', 'done')
      left join ledger.erased_entries x on x.org_id = v.org_id and x.entry_id = v.entry_id
      left join ledger.entries b on b.org_id = x.org_id and b.id = x.by_entry_id left join ledger.openings s on s.org_id = x.org_id and s.entry_id = x.by_entry_id
    order by v.id`);
}

async function filledRows(tx: Tx, orgId: string): Promise<{ id: string }[]> {
  return tx.execute<{ id: string }>(sql`
    select v.id from erasures r join evidence v on v.org_id = r.org_id and v.id = r.evidence_id
    where r.org_id = ${orgId} and r.state = 'done' and (v.sha256 <> '' or v.summary <> '{}' or v.issues <> '[]' or v.file_name is not null
      or exists (select 1 from records c where c.org_id = v.org_id and c.evidence_id = v.id and (c.facts <> '{}' or c.derived <> '{}'))
      or exists (select 1 from record_supplements p where p.org_id = v.org_id and p.evidence_id = v.id and p.value is not null)) order by v.id`);
}
