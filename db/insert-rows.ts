import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

import type { Tx } from "./client";

/** Rows for one table. `onConflict` is appended as it stands. */
export type Part = { table: PgTable; rows: Record<string, unknown>[]; onConflict?: SQL };

/** `Part` with its rows checked against their table. */
export function part<T extends PgTable>(table: T, rows: T["$inferInsert"][], onConflict?: SQL): Part {
  return { table, rows, onConflict };
}

/** Inserts many rows with one parameter. Columns no row names keep their defaults. */
export async function insertRows<T extends PgTable>(tx: Tx, table: T, rows: T["$inferInsert"][], onConflict?: SQL): Promise<void> {
  await insertTogether(tx, [part(table, rows, onConflict)]);
}

/** Inserts the rows of several tables in one statement; their foreign keys among each other are checked at its end. */
export async function insertTogether(tx: Tx, parts: Part[]): Promise<void> {
  const filled = parts.filter(({ rows }) => rows.length > 0);
  const last = filled.pop();
  if (last) await tx.execute(sql`${withParts(filled)} ${insertStatement(last)}`);
}

/**
 * `with` clause that inserts the parts, then `parts (n)` with the number of their rows: a statement that selects from
 * it comes after them. Empty parts are left out; with none the clause is empty.
 */
export function withParts(parts: Part[]): SQL {
  const filled = parts.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return sql``;
  const name = (i: number) => sql.identifier(`part_${i}`);
  const inserts = filled.map((given, i) => sql`${name(i)} as (${insertStatement(given)} returning 1)`);
  const counts = filled.map((_, i) => sql`(select count(*) from ${name(i)})`);
  return sql`with ${sql.join(inserts, sql`, `)}, parts (n) as (select ${sql.join(counts, sql` + `)})`;
}

function insertStatement({ table, rows, onConflict = sql`` }: Part): SQL {
  const { names, source } = spreadRows(table, rows);
  return sql`insert into ${table} (${names}) select ${names} from ${source} ${onConflict}`;
}

/**
 * The columns that the rows name, and the rows as something to select from, called `given`. For statements of one's own.
 *
 * The rows are JSON that PostgreSQL spreads over the table's own row type. Measured against a multi-row VALUES list built
 * by drizzle, a batch of 100 pushes took a quarter of the time: the statement has the same text for any number of rows,
 * so it is prepared once, and no parameter is built by itself. What is the same in every row (of a batch that is every
 * second column) is sent and read once, as the row that the others begin from.
 */
export function spreadRows(table: PgTable, rows: Record<string, unknown>[]): { columns: string[]; names: SQL; source: SQL } {
  const columns = columnsOf(table).filter(({ key }) => rows.some((row) => row[key] !== undefined));
  const same = columns.filter(({ key }) => isSame(key, rows));
  const own = columns.filter((column) => !same.includes(column));
  const base = JSON.stringify(spread(same, rows[0] ?? {}));
  const text = JSON.stringify(rows.map((row) => spread(own, row)));
  return {
    columns: columns.map(({ name }) => name), names: sql.raw(columns.map(({ name }) => `"${name}"`).join(", ")),
    source: sql`jsonb_populate_recordset(jsonb_populate_record(null::${table}, ${base}::text::jsonb), ${text}::text::jsonb) as given`,
  };
}

type Column = { key: string; name: string };
const known = new WeakMap<PgTable, Column[]>();

function columnsOf(table: PgTable): Column[] {
  const columns = known.get(table) ?? Object.entries(getTableColumns(table)).map(([key, { name }]) => ({ key, name }));
  known.set(table, columns);
  return columns;
}

/** Values are compared as they are, so equal objects that are not one are sent with each row. */
function isSame(key: string, rows: Record<string, unknown>[]): boolean {
  const first = rows[0]?.[key];
  return rows.every((row) => row[key] === first);
}

function spread(columns: Column[], row: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  // What is not there is null, and need not be sent.
  for (const { key, name } of columns) if (row[key] !== undefined && row[key] !== null) out[name] = plain(row[key]);
  return out;
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  return value;
}
