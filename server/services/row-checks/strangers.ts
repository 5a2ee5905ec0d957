import { sql, type SQL } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import type { Findings } from "@/server/domain/ledger/finding";

import { textList } from "./one-of";

const SOME = 5;
const PAGE = 20_000;
/** Canonical JSON has one spelling, so the bytes of a leaf can be searched for what it says of its object and its links. */
const says = (text: SQL) => sql`position(convert_to(${text}, 'UTF8') in e.leaf_bytes) > 0`;
const about = (kind: string, id: SQL) => says(sql`'"object":{"id":"' || ${id} || ${`","kind":"${kind}"`}`);
const ofEvidence = about("evidence", sql`r.evidence_id`);
const ofControl = about("control", sql`r.control_id`);
const ofAdoption = sql`(${about("organization", sql`r.org_id`)} and ${says(sql`'{"id":"' || r.control_id || '","kind":"control"}'`)})`;

/** `key` is what the table is gone over by, `fits` which entry a row may name: one about the same thing. */
type Table = { table: string; what: string; id: SQL; key: string; at: string; fits: SQL };
const TABLES: Table[] = [
  { table: "evidence", what: "evidence", id: sql`r.id`, key: "id", at: "received_at", fits: sql`${about("evidence", sql`r.id`)} and ${says(sql`'"type":"evidence.version"'`)}` },
  { table: "evidence_links", what: "link of evidence", id: sql`r.evidence_id || ' to ' || r.control_id`, key: "evidence_id", at: "at", fits: sql`(${ofEvidence} or ${ofAdoption})` },
  { table: "evidence_link_changes", what: "change of a link", id: sql`r.id`, key: "id", at: "at", fits: ofEvidence },
  { table: "record_supplements", what: "supplied fact", id: sql`r.id`, key: "id", at: "at", fits: ofEvidence },
  { table: "evidence_reviews", what: "review", id: sql`r.id`, key: "id", at: "at", fits: ofEvidence },
  { table: "evidence_withdrawals", what: "withdrawal of evidence", id: sql`r.evidence_id`, key: "evidence_id", at: "at", fits: ofEvidence },
  { table: "control_revisions", what: "revision", id: sql`r.id`, key: "id", at: "at", fits: sql`(${ofControl} or ${ofAdoption})` },
  { table: "verdict_events", what: "verdict", id: sql`r.id`, key: "id", at: "at", fits: sql`${ofControl} and ${says(sql`'"version":' || r.ordinal || '}'`)}` },
  { table: "audit_events", what: "audit event", id: sql`r.id`, key: "id", at: "at", fits: sql`e.created_at = r.at` },
];

/**
 * Rows that name no entry of the ledger, or one about something else: put in past the product, or left behind where an entry
 * was removed before it had its place. Whether the entry names the row is for `compareEntries`. Finding: `ROW_STRANGER`, the
 * first few of a table.
 *
 * @param since rows of before are left out; null for all, a page at a time
 */
export async function findStrangers(orgId: string, since: Date | null, findings: Findings): Promise<void> {
  const inOrg = async <T>(work: (tx: Tx) => Promise<T>) => withOrg(orgId, work, "system");
  for (const table of TABLES) {
    if (since) await inOrg(async (tx) => strangersIn(tx, orgId, table, sql`and ${column(table.at)} >= ${since.toISOString()}`, findings));
    else await inPages(inOrg, orgId, table, async (tx, page) => strangersIn(tx, orgId, table, page, findings));
  }
  if (!since) await inPages(inOrg, orgId, { table: "records", key: "id" }, async (tx, page) => strayRecords(tx, orgId, page, findings));
}

/** The same for the links of some controls, and for what people decided about them. */
export async function findStrangeLinks(tx: Tx, orgId: string, controlIds: readonly string[], findings: Findings): Promise<void> {
  const links = TABLES.filter(({ table }) => table === "evidence_links" || table === "evidence_link_changes");
  for (const table of links) await strangersIn(tx, orgId, table, sql`and r.control_id = any(${textList(controlIds)})`, findings);
}

/** Returns how many were found, none more than the first few. */
async function strangersIn(tx: Tx, orgId: string, { table, what, id, fits }: Table, some: SQL, findings: Findings): Promise<number> {
  // One look-up a row, however the planner guesses: joined as wholes, every page would read the ledger once.
  const rows = await tx.execute<{ id: string; entry: string; there: boolean }>(sql`
    select ${id} as id, r.entry_id as entry, e.id is not null as there from ${sql.identifier(table)} r
    left join lateral (select n.id, n.leaf_bytes, n.created_at from ledger.entries n where n.org_id = r.org_id and n.id = r.entry_id limit 1) e on true
    where r.org_id = ${orgId} ${some} and (e.id is null or not (${fits})) order by 1 limit ${SOME}`);
  for (const row of rows) findings.add("ROW_STRANGER", `${what} ${row.id}`, row.there ? `names the entry ${row.entry}, which is about something else` : `there is no entry ${row.entry} in the ledger, so nothing proves it`);
  return rows.length;
}

async function strayRecords(tx: Tx, orgId: string, some: SQL, findings: Findings): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`select r.id from records r left join lateral (select v.id from evidence v where v.org_id = r.org_id and v.id = r.evidence_id limit 1) v on true
    where r.org_id = ${orgId} ${some} and v.id is null order by 1 limit ${SOME}`);
  for (const { id } of rows) findings.add("ROW_STRANGER", `record ${id}`, "is of no evidence there is");
  return rows.length;
}

type InOrg = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Goes over a table in the order of its key, until the first few were found. */
async function inPages(inOrg: InOrg, orgId: string, { table, key }: Pick<Table, "table" | "key">, look: (tx: Tx, page: SQL) => Promise<number>): Promise<void> {
  const by = column(key);
  for (let after = "", found = 0; found < SOME; ) {
    const [next] = await inOrg(async (tx) => tx.execute<{ key: string }>(sql`select ${by} as key from ${sql.identifier(table)} r where r.org_id = ${orgId} and ${by} > ${after} order by ${by} offset ${PAGE} limit 1`));
    const page = next ? sql`and ${by} > ${after} and ${by} <= ${next.key}` : sql`and ${by} > ${after}`;
    found += await inOrg(async (tx) => look(tx, page));
    if (!next) return;
    after = next.key;
  }
}

const column = (name: string) => sql`r.${sql.identifier(name)}`;
