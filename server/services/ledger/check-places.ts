import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { entryAt, type Findings } from "@/server/domain/ledger/finding";

type OfLog = { orgId: string; id: string };
const SOME = 5;

/**
 * Every entry stands in exactly one place: it waits, or it has an index. Findings: `ENTRY_LOST` (neither), `ENTRY_TWICE`
 * (both, or two indexes), `LEAF_BEYOND` (an index behind the head), `WAITING_HASH` (what waits is not the entry).
 *
 * @param since entries made before it are left out of the search for lost and doubled ones; null for all
 */
export async function checkPlaces(tx: Tx, log: OfLog, since: Date | null, findings: Findings): Promise<void> {
  const [lost, both, doubled, beyond, waiting] = await Promise.all([lostEntries(tx, log, since), standAndWait(tx, log), since ? [] : doubledLeaves(tx, log), leavesBeyond(tx, log), changedWaiting(tx, log)]);
  for (const { id } of lost) findings.add("ENTRY_LOST", `entry ${id}`, "the entry neither waits nor has an index: its leaf was removed");
  for (const { id } of both) findings.add("ENTRY_TWICE", `entry ${id}`, "the entry has an index and waits for one");
  for (const { id } of doubled) findings.add("ENTRY_TWICE", `entry ${id}`, "the entry has two indexes");
  for (const { id } of beyond) findings.add("LEAF_BEYOND", entryAt(Number(id)), "this leaf is beyond the end of the log");
  for (const { id } of waiting) findings.add("WAITING_HASH", `entry ${id}`, "the hash that waits is not the entry's");
}

const ids = async (tx: Tx, query: ReturnType<typeof sql>) => tx.execute<{ id: string }>(query);

async function lostEntries(tx: Tx, { orgId, id }: OfLog, since: Date | null) {
  const first = since ? sql`and e.id >= ${firstIdOf(since)}` : sql``;
  return ids(tx, sql`select e.id from ledger.entries e where e.org_id = ${orgId} and e.log_id = ${id} ${first}
    and not exists (select 1 from ledger.leaves l where l.org_id = e.org_id and l.entry_id = e.id) and not exists (select 1 from ledger.pending p where p.org_id = e.org_id and p.entry_id = e.id)
    order by e.id limit ${SOME}`);
}

async function standAndWait(tx: Tx, { orgId, id }: OfLog) {
  return ids(tx, sql`select p.entry_id as id from ledger.pending p join ledger.leaves l on l.org_id = p.org_id and l.entry_id = p.entry_id where p.org_id = ${orgId} and p.log_id = ${id} limit ${SOME}`);
}

async function doubledLeaves(tx: Tx, { orgId, id }: OfLog) {
  return ids(tx, sql`select entry_id as id from ledger.leaves where org_id = ${orgId} and log_id = ${id} group by entry_id having count(*) > 1 limit ${SOME}`);
}

async function leavesBeyond(tx: Tx, { orgId, id }: OfLog) {
  return ids(tx, sql`select l.idx as id from ledger.log_heads h join ledger.leaves l on l.org_id = h.org_id and l.log_id = h.log_id and l.idx >= h.size where h.org_id = ${orgId} and h.log_id = ${id} order by l.idx limit ${SOME}`);
}

async function changedWaiting(tx: Tx, { orgId, id }: OfLog) {
  return ids(tx, sql`select p.entry_id as id from ledger.pending p left join ledger.entries e on e.org_id = p.org_id and e.id = p.entry_id
    where p.org_id = ${orgId} and p.log_id = ${id} and (e.id is null or e.leaf_hash <> p.leaf_hash or sha256('\\x00'::bytea || e.leaf_bytes) <> p.leaf_hash) limit ${SOME}`);
}

/** The smallest id that an entry of this moment can have: a UUIDv7 begins with its time. */
function firstIdOf(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
