import postgres from "postgres";

import { database } from "./database";

let open: postgres.Sql | undefined;

/** The cluster's administrator: sees and may do everything. For looking behind the product and for breaking things on purpose. */
export function admin(): postgres.Sql {
  open ??= postgres(database.adminUrl, { max: 2, onnotice: () => undefined });
  return open;
}

export async function closeAdmin(): Promise<void> {
  await open?.end();
  open = undefined;
}

// Idempotency keys are about requests, not about content. What the sequencer writes and queues comes when it comes: another test may sequence every log.
const LEFT_OUT = ["idempotency_keys", "pending", "leaves", "tiles", "checkpoints", "signatures", "published_heads"];

/** Rows of every tenant table, by organization and table. */
export async function countRows(...orgIds: string[]): Promise<Record<string, number>> {
  const tables = await admin()<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'ledger') and not (c.relname = any(${LEFT_OUT})) order by 1`;
  const union = tables.map(({ name }) => `select '${name}' as name, org_id, count(*)::int as count from ${name} where org_id = any($1) group by org_id`).join(" union all ");
  const rows = await admin().unsafe<{ name: string; org_id: string; count: number }[]>(union, [orgIds] as never[]);
  const jobs = await admin()<{ org_id: string; count: number }[]>`
    select data->>'orgId' as org_id, count(*)::int as count from pgboss.job where data->>'orgId' = any(${orgIds}) and name <> 'evaluate-controls' group by 1`;
  const counted = [...rows, ...jobs.map((row) => ({ ...row, name: "pgboss.job" }))];
  return Object.fromEntries(counted.map((row) => [`${row.org_id} ${row.name}`, row.count]).sort());
}

export type Trail = { audit: number; entries: number; queued: number; openings: number };

/** How long an organization's audit trail and ledger are. */
export async function trailOf(orgId: string): Promise<Trail> {
  const [row] = await admin()<Trail[]>`select
    (select count(*)::int from audit_events where org_id = ${orgId}) as audit, (select count(*)::int from ledger.entries where org_id = ${orgId}) as entries,
    (select count(*)::int from ledger.pending where org_id = ${orgId}) + (select count(*)::int from ledger.leaves where org_id = ${orgId}) as queued, (select count(*)::int from ledger.openings where org_id = ${orgId}) as openings`;
  return row ?? { audit: 0, entries: 0, queued: 0, openings: 0 };
}

/** Every cell of every table of one organization as one text in a steady order, for looking for what must not be there. */
export async function dumpOf(orgId: string, ...names: string[]): Promise<string> {
  const parts = await Promise.all(names.map(async (name) => admin().unsafe(`select t::text as line from ${name} t where org_id = $1 order by 1`, [orgId] as never[])));
  return parts.flat().map((row) => String(row["line"])).join("\n");
}
