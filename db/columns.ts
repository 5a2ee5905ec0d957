import { sql, type SQL } from "drizzle-orm";
import { customType, pgPolicy, text, timestamp, type AnyPgColumn } from "drizzle-orm/pg-core";

import { appRole, systemRole } from "./roles";

/** The organization of the transaction. `nullif` because a custom setting is '' and not NULL after commit. */
export const currentOrg = sql`(select nullif(current_setting('app.org_id', true), ''))`;

/** Every tenant table starts with it, and so does every key. */
export const orgId = () => text("org_id").notNull();

export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});

/** Rows of the transaction's organization only, for reading and for writing. What a role may do at all is in `grants.ts`. */
export function tenantPolicy(table: string, column: AnyPgColumn | SQL) {
  const own = sql`${column} = ${currentOrg}`;
  return pgPolicy(`${table}_tenant`, { for: "all", to: [appRole, systemRole], using: own, withCheck: own });
}
