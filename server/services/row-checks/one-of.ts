import { sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

import { evidence } from "@/db/schema/evidence";

/** `column = any(texts)` with one parameter, whatever their number: the statement stays the same and is prepared once. */
export function oneOf(column: AnyPgColumn | SQL, texts: readonly string[]): SQL {
  return sql`${column} = any(${textList(texts)})`;
}

/** A list of texts as one parameter. */
export function textList(texts: readonly string[]): SQL {
  return sql`${sql.param([...texts], evidence.kindNames)}::text[]`;
}
