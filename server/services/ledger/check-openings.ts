import { sql, type SQL } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import type { FileOpening } from "@/db/schema/ledger";
import { checkOpening } from "@/server/domain/ledger/check-opening";
import { encodeBase64 } from "@/server/domain/ledger/bytes";
import { commitment, sha256 } from "@/server/domain/ledger/commit";
import type { Findings } from "@/server/domain/ledger/finding";
import type { Leaf } from "@/server/domain/ledger/leaf";
import { isLost, lostRangesOf, type LostRange } from "@/server/domain/ledger/repaired";
import type { OrgKeys } from "@/server/storage/org-keys";

import { openBody } from "./open-body";
import { openKeys } from "./open-keys";

const PAGE = 2000;
type OfLog = { orgId: string; id: string };
/** `erasure_leaf` is the entry that says of this one that it was erased, which may wait for its index yet. */
type Row = { id: string; leaf_bytes: Uint8Array; salt: Uint8Array | null; body_enc: Uint8Array | null; files: FileOpening[] | null; key_ref: string | null; idx: string | null; erasure_leaf: Uint8Array | null };

/**
 * Opens everything that can be opened and holds it against what the leaves commit to. What cannot be opened must have been
 * erased by an `erasure` entry, for no key is destroyed before the ledger says so; or it was lost in a restore, and a
 * `log.repaired` entry names its index.
 *
 * Findings: `OPENING_MISSING`, `OPENING_KEY` (does not open under its key), and as `checkOpening`.
 *
 * @param erased ids of entries that a sequenced `erasure` entry names
 * @returns how many were opened
 */
export async function checkOpenings(log: OfLog, erased: ReadonlySet<string>, findings: Findings): Promise<number> {
  const lost = await lostRanges(log);
  let opened = 0;
  for (let after = ""; ; ) {
    // Before the rows: what is destroyed between has its leaf among them.
    const keys = await openKeys(log.orgId);
    const rows = await withOrg(log.orgId, async (tx) => page(tx, log, after), "system");
    for (const row of rows) opened += Number(checkOne(log.orgId, row, keys, { erased, lost }, findings));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return opened;
    after = last.id;
  }
}

async function page(tx: Tx, log: OfLog, after: string): Promise<Row[]> {
  return rowsWhere(tx, log, sql`e.id > ${after} order by e.id limit ${PAGE}`);
}

async function rowsWhere(tx: Tx, { orgId, id }: OfLog, where: SQL): Promise<Row[]> {
  return tx.execute<Row>(sql`
    select e.id, e.leaf_bytes, o.salt, o.body_enc, o.files, o.key_ref, l.idx, b.leaf_bytes as erasure_leaf
    from ledger.entries e left join ledger.openings o on o.org_id = e.org_id and o.entry_id = e.id left join ledger.leaves l on l.org_id = e.org_id and l.entry_id = e.id
      left join ledger.erased_entries x on x.org_id = e.org_id and x.entry_id = e.id left join ledger.entries b on b.org_id = x.org_id and b.id = x.by_entry_id
    where e.org_id = ${orgId} and e.log_id = ${id} and ${where}`);
}

/**
 * What the `log.repaired` entries name, each held against its commitment: a detail that was put in excuses nothing. One
 * that waits for its index will get it behind all there are.
 */
async function lostRanges(log: OfLog): Promise<LostRange[]> {
  const keys = await openKeys(log.orgId);
  const rows = await withOrg(log.orgId, async (tx) => rowsWhere(tx, log, sql`position('"log.repaired"'::bytea in e.leaf_bytes) > 0`), "system");
  return rows.flatMap((row) => {
    const [leaf, body] = [leafOf(row.leaf_bytes), bodyOf(log.orgId, row, keys)];
    const isCommitted = leaf?.type === "log.repaired" && body && row.salt && encodeBase64(commitment(row.salt, sha256(body))) === leaf.payload.commit;
    return isCommitted ? lostRangesOf((JSON.parse(Buffer.from(body).toString("utf8")) as { detail?: unknown }).detail, row.idx === null ? Number.MAX_SAFE_INTEGER : Number(row.idx)) : [];
  });
}

type Excused = { erased: ReadonlySet<string>; lost: readonly LostRange[] };

function checkOne(orgId: string, row: Row, keys: OrgKeys, { erased, lost }: Excused, findings: Findings): boolean {
  const at = `entry ${row.id}`;
  const body = bodyOf(orgId, row, keys);
  if (!row.salt || body === undefined) {
    const isExcused = erased.has(row.id) || isErased(row) || (row.idx !== null && isLost(lost, Number(row.idx)));
    if (!isExcused) findings.add("OPENING_MISSING", at, "salt, content or key is gone, and no entry says that it was erased or lost in a restore");
    return false;
  }
  const leaf = leafOf(row.leaf_bytes);
  if (!body) findings.add("OPENING_KEY", at, "the stored content does not open under its key");
  // A leaf that is none is named by the comparison of the leaves.
  else if (leaf) checkOpening(at, leaf, { salt: row.salt, body, files: row.files ?? [] }, findings);
  return true;
}

function isErased({ id, erasure_leaf: bytes }: Row): boolean {
  const leaf = bytes && leafOf(bytes);
  return leaf?.type === "erasure" && leaf.object.id === id;
}

function leafOf(bytes: Uint8Array): Pick<Leaf, "type" | "object" | "payload" | "files"> | null {
  try {
    const { type, object, payload, files } = JSON.parse(Buffer.from(bytes).toString("utf8")) as Partial<Leaf>;
    return type && object && payload && Array.isArray(files) ? { type, object, payload, files } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Undefined where it is gone or its key is; null where it does not open. */
function bodyOf(orgId: string, { id, key_ref: keyRef, body_enc: bodyEnc }: Row, keys: OrgKeys): Uint8Array | null | undefined {
  if (keyRef === null) return undefined;
  try {
    return openBody(keys, { orgId, entryId: id, keyRef, bodyEnc });
  } catch {
    // Whatever the cipher says of it: key, tag or length are not those it was sealed with. That is the finding.
    return null;
  }
}
