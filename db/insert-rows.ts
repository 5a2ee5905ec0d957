import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

import type { Tx } from "./client";

/**
 * Inserts many rows with one parameter: a JSON array that PostgreSQL spreads over the table's own row type.
 *
 * Measured against a multi-row VALUES list built by drizzle, a batch of 100 pushes took a quarter of the time: the
 * statement has the same text for any number of rows, so it is parsed once, and no parameter is built by itself.
 * Columns no row names keep their defaults. `onConflict` is appended as it stands.
 */
export async function insertRows<T extends PgTable>(tx: Tx, table: T, rows: T["$inferInsert"][], onConflict: SQL = sql``): Promise<void> {
  if (rows.length > 0) await tx.execute(insertStatement(table, rows, onConflict));
}

function insertStatement<T extends PgTable>(table: T, rows: T["$inferInsert"][], onConflict: SQL): SQL {
  const { columns, source } = spreadRows(table, rows);
  const names = sql.join(columns.map((name) => sql.identifier(name)), sql`, `);
  return sql`insert into ${table} (${names}) select ${names} from ${source} ${onConflict}`;
}

/** The columns that the rows name, and the rows as something to select from, called `given`. For statements of one's own. */
export function spreadRows<T extends PgTable>(table: T, rows: T["$inferInsert"][]): { columns: string[]; source: SQL } {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => rows.some((row) => (row as Record<string, unknown>)[key] !== undefined));
  const json = JSON.stringify(rows.map((row) => Object.fromEntries(columns.map(([key, column]) => [column.name, plain((row as Record<string, unknown>)[key])]))));
  return { columns: columns.map(([, column]) => column.name), source: sql`jsonb_populate_recordset(null::${table}, ${json}::text::jsonb) as given` };
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  return value ?? null;
}
