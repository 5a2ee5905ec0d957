import { sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import type { FileOpening } from "@/db/schema/ledger";
import { checkOpening } from "@/server/domain/ledger/check-opening";
import type { Findings } from "@/server/domain/ledger/finding";
import { isLost, type LostRange } from "@/server/domain/ledger/repaired";
import type { OrgKeys } from "@/server/storage/org-keys";

import { compareEntries } from "../row-checks/compare-entries";
import { bodyOrNull, leafOrNull, type RowEntry } from "../row-checks/entry";
import { openKeys } from "./open-keys";
import { provenErasure } from "./proven-erasure";
import { storedBody } from "./stored-body";

const PAGE = 2000;
type OfLog = { orgId: string; id: string };
type Range = { from: number; to: number };
/** `by` is what is stored of the entry that says of this one that it was erased, which may wait for its index yet. */
type Row = { id: string; created_at: Date | string; leaf_bytes: Uint8Array; salt: Uint8Array | null; body_enc: Uint8Array | null; files: FileOpening[] | null; key_ref: string | null; idx: string | null; by_id: string | null; by_leaf: Uint8Array | null; by_salt: Uint8Array | null; by_body: Uint8Array | null; by_key: string | null };
export type Excused = { erased: ReadonlySet<string>; lost: readonly LostRange[] };

/**
 * Opens everything that can be opened and holds it against what the leaves commit to, and the rows that verdicts and packs are
 * made from against the bodies. What cannot be opened must have been erased by an `erasure` entry that opens itself, for no
 * key is destroyed before the ledger says so; or it was lost in a restore, and a `log.repaired` entry names its index: then its rows went with it.
 * An entry that was carried over is gone over in the log that took it, not in the one it was made for.
 *
 * Findings: `OPENING_MISSING`, `OPENING_KEY` (does not open under its key), `ENTRY_TIME`, and as `checkOpening` and `compareEntries`.
 *
 * @param range indexes to go over; null for every entry, those that wait included
 * @param excused what the log says was lost in a restore, and ids of entries that an `erasure` entry names which was lost itself
 * @returns how many were opened
 */
export async function checkOpenings(log: OfLog, range: Range | null, excused: Excused, findings: Findings): Promise<number> {
  let opened = 0;
  for (let after = ""; ; ) {
    // Before the rows: what is destroyed between has its leaf among them.
    const keys = await openKeys(log.orgId);
    // One moment for entries and rows: an erasure between two statements would look like a change.
    const rows = await withOrg(log.orgId, async (tx) => {
      const found = await page(tx, log, range, after);
      const entries = found.map((row) => checkOne(log.orgId, row, keys, excused, findings));
      opened += entries.filter((entry) => entry?.body).length;
      await compareEntries(tx, log.orgId, entries.filter((entry) => entry !== null), findings);
      return found;
    }, "system", { isolationLevel: "repeatable read", accessMode: "read only" });
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return opened;
    after = last.id;
  }
}

async function page(tx: Tx, { orgId, id }: OfLog, range: Range | null, after: string): Promise<Row[]> {
  const within = range
    ? sql`e.id in (select n.entry_id from ledger.leaves n where n.org_id = ${orgId} and n.log_id = ${id} and n.idx >= ${range.from} and n.idx < ${range.to})`
    : sql`coalesce(l.log_id, (select p.log_id from ledger.pending p where p.org_id = e.org_id and p.entry_id = e.id), e.log_id) = ${id}`;
  return tx.execute<Row>(sql`
    select e.id, e.created_at, e.leaf_bytes, o.salt, o.body_enc, o.files, o.key_ref, l.idx, b.id as by_id, b.leaf_bytes as by_leaf, s.salt as by_salt, s.body_enc as by_body, s.key_ref as by_key
    from ledger.entries e left join ledger.openings o on o.org_id = e.org_id and o.entry_id = e.id left join ledger.leaves l on l.org_id = e.org_id and l.entry_id = e.id
      left join ledger.erased_entries x on x.org_id = e.org_id and x.entry_id = e.id left join ledger.entries b on b.org_id = x.org_id and b.id = x.by_entry_id
      left join ledger.openings s on s.org_id = x.org_id and s.entry_id = x.by_entry_id
    where e.org_id = ${orgId} and e.id > ${after} and ${within} order by e.id limit ${PAGE}`);
}

/** The entry for the comparison of its rows; null where it says nothing of them, e.g. because something is named here already. */
function checkOne(orgId: string, row: Row, keys: OrgKeys, { erased, lost }: Excused, findings: Findings): RowEntry | null {
  const at = `entry ${row.id}`;
  const body = storedBody(keys, orgId, row);
  const leaf = leafOrNull(row.leaf_bytes);
  if (leaf && new Date(row.created_at).toISOString() !== leaf.at) findings.add("ENTRY_TIME", at, "its row has another time than its leaf");
  if (!row.salt || body === undefined) {
    const wasLost = row.idx !== null && isLost(lost, Number(row.idx));
    const isGone = erased.has(row.id) || isErased(orgId, row, keys);
    if (!isGone && !wasLost) findings.add("OPENING_MISSING", at, "salt, content or key is gone, and no entry says that it was erased or lost in a restore");
    return isGone && !wasLost && leaf ? { id: row.id, leaf, body: null } : null;
  }
  if (!body) findings.add("OPENING_KEY", at, "the stored content does not open under its key");
  // A leaf that is none is named by the comparison of the leaves.
  else if (leaf) checkOpening(at, leaf, { salt: row.salt, body, files: row.files ?? [] }, findings);
  const read = body && bodyOrNull(body);
  return leaf && read ? { id: row.id, leaf, body: read } : null;
}

function isErased(orgId: string, { id, ...row }: Row, keys: OrgKeys): boolean {
  const erasure = provenErasure(keys, orgId, id, { id: row.by_id, leaf_bytes: row.by_leaf, salt: row.by_salt, body_enc: row.by_body, key_ref: row.by_key });
  return erasure?.parts.includes("body") ?? false;
}
