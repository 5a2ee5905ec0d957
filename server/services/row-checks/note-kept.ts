import { sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";
import type { OrgKeys } from "@/server/storage/org-keys";

import { systemContext } from "../access/system-context";
import { openKeys } from "../ledger/open-keys";
import { recordChanges, type Change } from "../ledger/record-change";
import { storedBody } from "../ledger/stored-body";
import { bodyOrNull } from "./entry";
import { commits, KEPT, type Kept } from "./kept-rows";
import { textList } from "./one-of";

/** The next check goes on where there are more. */
const AT_ONCE = 1000;

/**
 * Records what stands of rows that are changed in place and were last changed before entries committed to them, so that a change
 * from now on is found. Once each: one that an entry ever committed to, or might have, is left alone. For after a whole self-check that
 * found nothing, for what stands is taken as it is. Throws `UNAVAILABLE` while the ledger takes no entries.
 *
 * @returns how many were recorded
 */
export async function noteKept(orgId: string, now: Date): Promise<number> {
  const keys = await openKeys(orgId);
  return withOrg(orgId, async (tx) => {
    const changes: Change[] = [];
    for (const [kind, kept] of Object.entries(KEPT)) {
      const found = (await uncommitted(tx, orgId, kind, kept, keys)).slice(0, AT_ONCE);
      if (found.length === 0) continue;
      await lock(tx, orgId, kept, found);
      // Whoever changed one meanwhile has committed to it.
      const rows = await kept.read(tx, orgId, await uncommitted(tx, orgId, kind, kept, keys, found));
      for (const [id, row] of rows) changes.push({ action: `${kind}.noted`, object: { kind, id }, detail: {}, rows: { [kept.name]: rowsDigest([row]) } });
    }
    await recordChanges(tx, systemContext(orgId, now), changes);
    return changes.length;
  });
}

async function lock(tx: Tx, orgId: string, { table, id }: Kept, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`select 1 from ${sql.identifier(table)} where org_id = ${orgId} and ${sql.identifier(id)} = any(${textList(ids)}) order by ${sql.identifier(id)} for update`);
}

type Row = { object: string; entry: string | null; body_enc: Uint8Array | null; key_ref: string | null };

/** Rows of a kind about which every entry opens, and none commits to the row. @param among of these only */
async function uncommitted(tx: Tx, orgId: string, kind: string, { name, table, id, actions }: Kept, keys: OrgKeys, among?: readonly string[]): Promise<string[]> {
  const rows = await tx.execute<Row>(sql`
    select r.${sql.identifier(id)} as object, a.entry_id as entry, o.body_enc, o.key_ref from ${sql.identifier(table)} r
      left join audit_events a on a.org_id = r.org_id and a.object_kind = ${kind} and a.object_id = r.${sql.identifier(id)} and a.action = any(${textList(actions)})
      left join ledger.openings o on o.org_id = a.org_id and o.entry_id = a.entry_id
    where r.org_id = ${orgId} and ${among ? sql`r.${sql.identifier(id)} = any(${textList(among)})` : sql`true`}`);
  const held = new Set(rows.filter((row) => mayCommit(keys, orgId, row, name)).map(({ object }) => object));
  return [...new Set(rows.map(({ object }) => object))].filter((object) => !held.has(object));
}

/** What does not open could have said anything. */
function mayCommit(keys: OrgKeys, orgId: string, { entry, key_ref, body_enc }: Row, name: Kept["name"]): boolean {
  if (entry === null) return false;
  const stored = storedBody(keys, orgId, { id: entry, key_ref, body_enc });
  const body = stored ? bodyOrNull(stored) : null;
  return body === null || commits(body)[name] !== undefined;
}
