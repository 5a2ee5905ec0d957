import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { Findings } from "@/server/domain/ledger/finding";

import { textList } from "./one-of";

const SOME = 5;
/** The beginning of what a leaf says of its object: canonical JSON has one spelling, so the bytes can be searched. */
const named = (kind: string, id: SQL) => sql`position(convert_to('"object":{"id":"' || ${id} || ${`","kind":"${kind}"`}, 'UTF8') in e.leaf_bytes) > 0`;
const ofEvidence = named("evidence", sql`r.evidence_id`);
const ofControl = named("control", sql`r.control_id`);
const ofOrganization = named("organization", sql`r.org_id`);

type Table = { table: string; what: string; id: SQL; at: SQL; fits: SQL };
/** Which entry a row may name: one about the same thing. Whether that entry names the row is `compareEntries`. */
const TABLES: Table[] = [
  { table: "evidence", what: "evidence", id: sql`r.id`, at: sql`r.received_at`, fits: sql`${named("evidence", sql`r.id`)} and position(convert_to('"type":"evidence.version"', 'UTF8') in e.leaf_bytes) > 0` },
  { table: "evidence_links", what: "link of evidence", id: sql`r.evidence_id || ' to ' || r.control_id`, at: sql`r.at`, fits: sql`(${ofEvidence} or ${ofOrganization})` },
  { table: "evidence_link_changes", what: "change of a link", id: sql`r.id`, at: sql`r.at`, fits: ofEvidence },
  { table: "record_supplements", what: "supplied fact", id: sql`r.id`, at: sql`r.at`, fits: ofEvidence },
  { table: "evidence_reviews", what: "review", id: sql`r.id`, at: sql`r.at`, fits: ofEvidence },
  { table: "evidence_withdrawals", what: "withdrawal of evidence", id: sql`r.evidence_id`, at: sql`r.at`, fits: ofEvidence },
  { table: "control_revisions", what: "revision", id: sql`r.id`, at: sql`r.at`, fits: sql`(${ofControl} or ${ofOrganization})` },
  { table: "verdict_events", what: "verdict", id: sql`r.id`, at: sql`r.at`, fits: sql`${ofControl} and position(convert_to('"version":' || r.ordinal || '}', 'UTF8') in e.leaf_bytes) > 0` },
  { table: "audit_events", what: "audit event", id: sql`r.id`, at: sql`r.at`, fits: sql`e.created_at = r.at` },
];

/**
 * Rows that name no entry of the ledger, or one about something else: put in past the product, or left behind where an entry
 * was removed before it had its place. Finding: `ROW_STRANGER`, the first few of a table.
 *
 * @param since rows of before are left out; null for all
 */
export async function findStrangers(tx: Tx, orgId: string, since: Date | null, findings: Findings): Promise<void> {
  for (const table of TABLES) await strangersIn(tx, orgId, table, since ? sql`and ${table.at} >= ${since.toISOString()}` : sql``, findings);
  if (!since) await strayRecords(tx, orgId, findings);
}

/** The same for the links of some controls, and for what people decided about them. */
export async function findStrangeLinks(tx: Tx, orgId: string, controlIds: readonly string[], findings: Findings): Promise<void> {
  const links = TABLES.filter(({ table }) => table === "evidence_links" || table === "evidence_link_changes");
  for (const table of links) await strangersIn(tx, orgId, table, sql`and r.control_id = any(${textList(controlIds)})`, findings);
}

async function strangersIn(tx: Tx, orgId: string, { table, what, id, fits }: Table, some: SQL, findings: Findings): Promise<void> {
  const rows = await tx.execute<{ id: string; entry: string; there: boolean }>(sql`
    select ${id} as id, r.entry_id as entry, e.id is not null as there from ${sql.identifier(table)} r left join ledger.entries e on e.org_id = r.org_id and e.id = r.entry_id
    where r.org_id = ${orgId} ${some} and (e.id is null or not (${fits})) order by 1 limit ${SOME}`);
  for (const row of rows) findings.add("ROW_STRANGER", `${what} ${row.id}`, row.there ? `names the entry ${row.entry}, which is about something else` : `there is no entry ${row.entry} in the ledger, so nothing proves it`);
}

async function strayRecords(tx: Tx, orgId: string, findings: Findings): Promise<void> {
  const rows = await tx.execute<{ id: string }>(sql`select r.id from records r where r.org_id = ${orgId} and not exists (select 1 from evidence v where v.org_id = r.org_id and v.id = r.evidence_id) order by 1 limit ${SOME}`);
  for (const { id } of rows) findings.add("ROW_STRANGER", `record ${id}`, "is of no evidence there is");
}
