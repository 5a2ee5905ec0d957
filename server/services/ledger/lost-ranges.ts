import { sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { encodeBase64 } from "@/server/domain/ledger/bytes";
import { commitment, sha256 } from "@/server/domain/ledger/commit";
import { lostRangesOf, type LostRange } from "@/server/domain/ledger/repaired";

import { bodyOrNull, leafOrNull } from "../row-checks/entry";
import { openKeys } from "./open-keys";
import { storedBody } from "./stored-body";

type Row = { id: string; leaf_bytes: Uint8Array; salt: Uint8Array | null; body_enc: Uint8Array | null; key_ref: string | null; idx: string | null };

/**
 * Entries that came back from a mirror without their contents, as the `log.repaired` entries of a log name them, each held
 * against its commitment: a detail that was put in excuses nothing.
 *
 * @param before size of the head that must cover the repair; without it those that wait for an index count too: they will get it behind all there are
 */
export async function lostRanges(log: { orgId: string; id: string }, before?: number): Promise<LostRange[]> {
  const keys = await openKeys(log.orgId);
  const rows = await withOrg(log.orgId, async (tx) => tx.execute<Row>(sql`
    select e.id, e.leaf_bytes, o.salt, o.body_enc, o.key_ref, l.idx
    from ledger.entries e left join ledger.openings o on o.org_id = e.org_id and o.entry_id = e.id
      left join ledger.leaves l on l.org_id = e.org_id and l.entry_id = e.id left join ledger.pending p on p.org_id = e.org_id and p.entry_id = e.id
    where e.org_id = ${log.orgId} and position('"log.repaired"'::bytea in e.leaf_bytes) > 0 and coalesce(l.log_id, p.log_id, e.log_id) = ${log.id} order by e.id`), "system");
  return rows.flatMap((row) => {
    const index = row.idx === null ? Number.MAX_SAFE_INTEGER : Number(row.idx);
    if (before !== undefined && index >= before) return [];
    const [leaf, body] = [leafOrNull(row.leaf_bytes), storedBody(keys, log.orgId, row)];
    const isCommitted = leaf?.type === "log.repaired" && body && row.salt && encodeBase64(commitment(row.salt, sha256(body))) === leaf.payload.commit;
    return isCommitted ? lostRangesOf(bodyOrNull(body)?.["detail"], index) : [];
  });
}
