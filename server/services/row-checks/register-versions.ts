import { createHash } from "node:crypto";

import { and, asc, eq, gt, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { registerEntries } from "@/db/schema/registers";
import { LedgerError } from "@/server/domain/ledger/error";
import type { Findings } from "@/server/domain/ledger/finding";
import { parseLeaf } from "@/server/domain/ledger/leaf";
import { contentBytes, referencesIn } from "@/server/domain/registers/content";
import { REGISTERS } from "@/server/domain/registers/registers";

import type { EntryRow } from "../registers/rows";

const PAGE = 500;
type Row = { key: string; of: string; version: number; digest: string | null; said: string | null; there: boolean; fits: boolean; content: Record<string, unknown> | null; leaf: Uint8Array | null };

/**
 * Holds every version of every register entry against the event that says it was written, with the digest of its content, and what
 * pages read of an entry against its newest version. Events are held against the ledger elsewhere. Findings: `ROW_MISSING` (an
 * event says so, no row does), `ROW_STRANGER` (no event says so), `ROW_CHANGED`.
 */
export async function compareRegisters(orgId: string, findings: Findings): Promise<void> {
  for (let after = ""; ; ) {
    const rows = await withOrg(orgId, async (tx) => tx.execute<Row>(versionsPage(orgId, after)), "system");
    for (const row of rows) compareVersion(row, findings);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = last.key;
  }
  const shown = await withOrg(orgId, async (tx) => tx.execute<{ id: string }>(shownOtherwise(orgId)), "system");
  for (const { id } of shown) findings.add("ROW_CHANGED", `register entry ${id}`, "not as its newest version has it, or put away or taken back by nobody");
  for (let after = ""; ; ) {
    const rows = await withOrg(orgId, async (tx) => tx.select({ id: registerEntries.id, register: registerEntries.register, content: registerEntries.content, refs: registerEntries.refs }).from(registerEntries)
      .where(and(eq(registerEntries.orgId, orgId), gt(registerEntries.id, after))).orderBy(asc(registerEntries.id)).limit(PAGE), "system");
    for (const row of rows) if (!namesTheSame(row)) findings.add("ROW_CHANGED", `register entry ${row.id}: what it names`, "not what its content names, so it is not found where it is used");
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/** The list by which an entry is found from what it names follows from its content. A register moved elsewhere is named as such. */
function namesTheSame({ register, content, refs }: Pick<EntryRow, "register" | "content" | "refs">): boolean {
  const fields = REGISTERS[register]?.fields;
  return !fields || [...new Set(referencesIn(fields, content).map(({ id }) => id))].toSorted().join() === refs.toSorted().join();
}

function compareVersion({ of, version, digest, said, there, fits, content, leaf }: Row, findings: Findings): void {
  const at = `register entry ${of}, version ${version}`;
  if (!there) findings.add("ROW_MISSING", at, "the ledger says that it was written, and it is gone");
  else if (said === null) findings.add("ROW_STRANGER", at, "nothing in the ledger says that it was written");
  else if (said !== digest || digestOf(content) !== digest) findings.add("ROW_CHANGED", at, "not the content whose digest the ledger has");
  else if (versionIn(leaf) !== null && versionIn(leaf) !== version) findings.add("ROW_CHANGED", at, `the ledger has it as version ${versionIn(leaf)}`);
  else if (!fits) findings.add("ROW_CHANGED", at, "not the author, time or note that the ledger has");
}

/** Null where there is no leaf, or none that can be read: that is found by who reads the entries. */
function versionIn(leaf: Uint8Array | null): number | null {
  try {
    return leaf && parseLeaf(leaf).object.version;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return null;
  }
}

function digestOf(content: Record<string, unknown> | null): string {
  return createHash("sha256").update(contentBytes(content ?? {})).digest("hex");
}

/** Versions by rows and by events, each side with what the other says. The version is in the entry's leaf, not in the event; where a row is gone, the order of the events names it. */
function versionsPage(orgId: string, after: string) {
  return sql`
    with said as (
      select e.object_id as of, row_number() over (partition by e.object_id order by e.at, coalesce(l.idx, 9007199254740991), e.id)::int as version, e.entry_id, e.detail->>'contentSha256' as digest, e.at, e.actor_id as by, e.detail->>'note' as note, n.leaf_bytes as leaf
      from audit_events e left join ledger.leaves l on l.org_id = e.org_id and l.entry_id = e.entry_id left join ledger.entries n on n.org_id = e.org_id and n.id = e.entry_id
      where e.org_id = ${orgId} and e.object_kind = 'register_entry' and e.action in ('register_entry.added', 'register_entry.changed'))
    select coalesce(v.entry_of, s.of) || ' ' || lpad(coalesce(v.version, s.version)::text, 9, '0') as key, coalesce(v.entry_of, s.of) as of, coalesce(v.version, s.version) as version,
      v.content_sha256 as digest, s.digest as said, v.version is not null as there, v.content, s.leaf,
      (v.entry_id, v.at, v.by, v.note) is not distinct from (s.entry_id, s.at, s.by, coalesce(s.note, '')) as fits
    from (select * from register_versions where org_id = ${orgId}) v full join said s on s.of = v.entry_of and s.entry_id = v.entry_id
    where coalesce(v.entry_of, s.of) || ' ' || lpad(coalesce(v.version, s.version)::text, 9, '0') > ${after} order by 1 limit ${PAGE}`;
}

function shownOtherwise(orgId: string) {
  return sql`
    select r.id from register_entries r left join lateral (select v.* from register_versions v where v.org_id = r.org_id and v.entry_of = r.id order by v.version desc limit 1) v on true
      left join lateral (select e.action, e.at from audit_events e where e.org_id = r.org_id and e.object_kind = 'register_entry' and e.object_id = r.id and e.action in ('register_entry.archived', 'register_entry.taken_back') order by e.at desc, e.id desc limit 1) a on true
      left join lateral (select e.at, e.detail->>'register' as register, substring(e.object_label from '[0-9]+$') as number from audit_events e where e.org_id = r.org_id and e.object_kind = 'register_entry' and e.object_id = r.id and e.action = 'register_entry.added' order by e.at, e.id limit 1) b on true
    where r.org_id = ${orgId} and ((r.register, r.created_at, r.number::text) is distinct from (b.register, b.at, b.number) or (r.version, r.content, r.updated_at, r.name) is distinct from (v.version, v.content, v.at, v.content->>'name')
      or r.archived_at is distinct from case when a.action = 'register_entry.archived' then a.at end) order by r.id limit 20`;
}
