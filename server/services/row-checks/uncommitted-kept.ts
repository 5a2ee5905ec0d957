import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";
import type { OrgKeys } from "@/server/storage/org-keys";

import { openKeys } from "../ledger/open-keys";
import { storedBody } from "../ledger/stored-body";
import { bodyOrNull } from "./entry";
import { commits, KEPT, type Kept } from "./kept-rows";
import { textList } from "./one-of";

/** Digests of rows that are changed in place, by kind and id. */
export type KeptDigests = ReadonlyMap<string, string>;

export const keptKey = (kind: string, id: string) => `${kind} ${id}`;

/** Every row that is changed in place to which no entry ever committed, as it stands now. */
export async function uncommittedKept(tx: Tx, orgId: string): Promise<KeptDigests> {
  const keys = await openKeys(orgId);
  const digests = new Map<string, string>();
  for (const [kind, kept] of Object.entries(KEPT)) {
    const ids = await uncommitted(tx, orgId, kind, kept, keys);
    const rows = ids.length === 0 ? [] : await kept.read(tx, orgId, ids);
    for (const [id, row] of rows) digests.set(keptKey(kind, id), rowsDigest([row]).sha256);
  }
  return digests;
}

type Row = { object: string; entry: string | null; body_enc: Uint8Array | null; key_ref: string | null };

/** Rows of a kind about which every entry opens, and none commits to the row. @param among of these only */
export async function uncommitted(tx: Tx, orgId: string, kind: string, { name, table, id, actions }: Kept, keys: OrgKeys, among?: readonly string[]): Promise<string[]> {
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
