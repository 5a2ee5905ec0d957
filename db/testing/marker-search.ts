import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import postgres from "postgres";

/** Where any of the markers stands: "schema.table.column" of every column of the database that can hold text or bytes, in whatever case. */
export async function markersInDatabase(url: string, markers: readonly string[]): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const columns = await sql<{ place: string; table_schema: string; table_name: string; column_name: string; data_type: string }[]>`
      select format('%s.%s.%s', c.table_schema, c.table_name, c.column_name) as place, c.table_schema, c.table_name, c.column_name, c.data_type from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name) where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema') and c.data_type not in ('integer', 'bigint', 'boolean', 'smallint') order by 1`;
    const found: string[] = [];
    for (const { place, table_schema, table_name, column_name, data_type } of columns) {
      const text = data_type === "bytea" ? sql`encode(${sql(column_name)}, 'escape')` : sql`${sql(column_name)}::text`;
      const [row] = await sql<{ count: string }[]>`select count(*) from ${sql(table_schema)}.${sql(table_name)} where exists (select 1 from unnest(${sql.array([...markers])}::text[]) m where position(lower(m) in lower(${text})) > 0)`;
      if (Number(row?.count) > 0) found.push(place);
    }
    return found;
  } finally {
    await sql.end();
  }
}

/** Files of a folder, at any depth, in which any of the markers stands. */
export function markersInFolder(folder: string, markers: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size > 0 && markers.some((marker) => readFileSync(file).toString("latin1").toLowerCase().includes(marker.toLowerCase())));
}
