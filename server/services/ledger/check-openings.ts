import { sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import type { FileOpening } from "@/db/schema/ledger";
import { checkOpening } from "@/server/domain/ledger/check-opening";
import type { Findings } from "@/server/domain/ledger/finding";
import type { Leaf } from "@/server/domain/ledger/leaf";

import { bodyOpener, type BodyOpener, type SealedBody } from "./body-opener";

const PAGE = 2000;
type OfLog = { orgId: string; id: string };
type Row = { id: string; leaf_bytes: Uint8Array; salt: Uint8Array | null; body_enc: Uint8Array | null; files: FileOpening[] | null; has_opening: boolean; dek_id: string | null; wrapped_key: Uint8Array | null; destroyed: boolean };

/**
 * Opens everything that can be opened and holds it against what the leaves commit to. What cannot be opened must have been
 * erased: by an `erasure` entry, or with its key.
 *
 * Findings: `OPENING_MISSING`, `OPENING_KEY` (does not open under its key), and as `checkOpening`.
 *
 * @param erased ids of entries that an `erasure` entry names
 * @returns how many were opened
 */
export async function checkOpenings(log: OfLog, erased: ReadonlySet<string>, findings: Findings): Promise<number> {
  const open = bodyOpener(log.orgId);
  let opened = 0;
  for (let after = ""; ; ) {
    const rows = await withOrg(log.orgId, async (tx) => page(tx, log, after), "system");
    for (const row of rows) opened += Number(checkOne(row, open, erased, findings));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return opened;
    after = last.id;
  }
}

async function page(tx: Tx, { orgId, id }: OfLog, after: string): Promise<Row[]> {
  return tx.execute<Row>(sql`
    select e.id, e.leaf_bytes, o.salt, o.body_enc, o.files, o.entry_id is not null as has_opening, o.dek_id, d.wrapped_key, d.destroyed_at is not null as destroyed
    from ledger.entries e left join ledger.openings o on o.org_id = e.org_id and o.entry_id = e.id left join ledger.deks d on d.org_id = o.org_id and d.id = o.dek_id
    where e.org_id = ${orgId} and e.log_id = ${id} and e.id > ${after} order by e.id limit ${PAGE}`);
}

function checkOne(row: Row, open: BodyOpener, erased: ReadonlySet<string>, findings: Findings): boolean {
  const at = `entry ${row.id}`;
  if (!row.salt || !row.body_enc || !row.dek_id || !row.wrapped_key) {
    const isErased = erased.has(row.id) || row.destroyed;
    if (!isErased) findings.add("OPENING_MISSING", at, "salt or content is gone, and no entry says that it was erased");
    return false;
  }
  const leaf = leafOf(row.leaf_bytes);
  const body = bodyOf(open, { entryId: row.id, dekId: row.dek_id, wrappedKey: row.wrapped_key, bodyEnc: row.body_enc });
  if (!body) findings.add("OPENING_KEY", at, "the stored content does not open under its key");
  // A leaf that is none is named by the comparison of the leaves.
  else if (leaf) checkOpening(at, leaf, { salt: row.salt, body, files: row.files ?? [] }, findings);
  return true;
}

function leafOf(bytes: Uint8Array): Pick<Leaf, "payload" | "files"> | null {
  try {
    const { payload, files } = JSON.parse(Buffer.from(bytes).toString("utf8")) as Partial<Leaf>;
    return payload && Array.isArray(files) ? { payload, files } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function bodyOf(open: BodyOpener, sealed: SealedBody): Uint8Array | null {
  try {
    return open(sealed);
  } catch {
    // Whatever the cipher says of it: key, tag or length are not those it was sealed with. That is the finding.
    return null;
  }
}
