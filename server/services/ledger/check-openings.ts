import { sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import type { FileOpening } from "@/db/schema/ledger";
import { checkOpening } from "@/server/domain/ledger/check-opening";
import type { Findings } from "@/server/domain/ledger/finding";
import type { Leaf } from "@/server/domain/ledger/leaf";
import type { OrgKeys } from "@/server/storage/org-keys";

import { openBody } from "./open-body";
import { openKeys } from "./open-keys";

const PAGE = 2000;
type OfLog = { orgId: string; id: string };
/** `erasure_leaf` is the entry that says of this one that it was erased, which may wait for its index yet. */
type Row = { id: string; leaf_bytes: Uint8Array; salt: Uint8Array | null; body_enc: Uint8Array | null; files: FileOpening[] | null; key_ref: string | null; erasure_leaf: Uint8Array | null };

/**
 * Opens everything that can be opened and holds it against what the leaves commit to. What cannot be opened must have been
 * erased by an `erasure` entry: no key is destroyed before the ledger says so.
 *
 * Findings: `OPENING_MISSING`, `OPENING_KEY` (does not open under its key), and as `checkOpening`.
 *
 * @param erased ids of entries that a sequenced `erasure` entry names
 * @returns how many were opened
 */
export async function checkOpenings(log: OfLog, erased: ReadonlySet<string>, findings: Findings): Promise<number> {
  let opened = 0;
  for (let after = ""; ; ) {
    // Before the rows: what is destroyed between has its leaf among them.
    const keys = await openKeys(log.orgId);
    const rows = await withOrg(log.orgId, async (tx) => page(tx, log, after), "system");
    for (const row of rows) opened += Number(checkOne(log.orgId, row, keys, erased, findings));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return opened;
    after = last.id;
  }
}

async function page(tx: Tx, { orgId, id }: OfLog, after: string): Promise<Row[]> {
  return tx.execute<Row>(sql`
    select e.id, e.leaf_bytes, o.salt, o.body_enc, o.files, o.key_ref, b.leaf_bytes as erasure_leaf
    from ledger.entries e left join ledger.openings o on o.org_id = e.org_id and o.entry_id = e.id
      left join ledger.erased_entries x on x.org_id = e.org_id and x.entry_id = e.id left join ledger.entries b on b.org_id = x.org_id and b.id = x.by_entry_id
    where e.org_id = ${orgId} and e.log_id = ${id} and e.id > ${after} order by e.id limit ${PAGE}`);
}

function checkOne(orgId: string, row: Row, keys: OrgKeys, erased: ReadonlySet<string>, findings: Findings): boolean {
  const at = `entry ${row.id}`;
  const body = bodyOf(orgId, row, keys);
  if (!row.salt || body === undefined) {
    if (!erased.has(row.id) && !isErased(row)) findings.add("OPENING_MISSING", at, "salt, content or key is gone, and no entry says that it was erased");
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
