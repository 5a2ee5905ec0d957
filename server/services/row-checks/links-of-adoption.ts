import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { committedLink } from "@/server/domain/evidence/committed-rows";
import { RowsHash, type RowsDigest } from "@/server/domain/ledger/rows-digest";

import { textList } from "./one-of";

const PAGE = 5000;
type Row = { evidence_id: string; control_id: string; linked_by: string; by: string; at: Date | string };

/** The links that came with the adoption of some controls, which may be a million: they are linked to all earlier evidence of their kinds. Holds a page in memory. */
export async function linksOfAdoption(tx: Tx, orgId: string, entryId: string, controlIds: readonly string[]): Promise<RowsDigest> {
  const hash = new RowsHash();
  for (let [evidenceId, controlId] = ["", ""]; ; ) {
    const rows = await tx.execute<Row>(sql`select evidence_id, control_id, linked_by, by, at from evidence_links
      where org_id = ${orgId} and control_id = any(${textList(controlIds)}) and entry_id = ${entryId} and (evidence_id, control_id) > (${evidenceId}, ${controlId}) order by evidence_id, control_id limit ${PAGE}`);
    for (const row of rows) hash.add(committedLink({ evidenceId: row.evidence_id, controlId: row.control_id, linkedBy: row.linked_by, by: row.by, at: new Date(row.at) }));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return hash.end().digest;
    [evidenceId, controlId] = [last.evidence_id, last.control_id];
  }
}
