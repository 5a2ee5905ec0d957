import { sql } from "drizzle-orm";

/**
 * The log an entry stands in or waits for, in a query from `entries`. That is the one it was made for, unless it waited
 * when that one was closed: then its successor took it over, and names its hash in its first entry.
 */
export const logOfEntry = sql<string>`coalesce((select l.log_id from ledger.leaves l where l.org_id = entries.org_id and l.entry_id = entries.id),
  (select p.log_id from ledger.pending p where p.org_id = entries.org_id and p.entry_id = entries.id), entries.log_id)`;
