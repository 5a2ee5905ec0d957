import { sql, type SQL } from "drizzle-orm";

/**
 * Whether a link stands: it was not taken away again, or given back since. For a past day by what had been decided by
 * then. `link` is the name the links have in the statement around.
 */
export function linkStands(link: "k" | "evidence_links", until?: Date): SQL<boolean> {
  const of = sql.raw(link);
  const known = until ? sql`and h.at <= ${until.toISOString()}` : sql``;
  return sql<boolean>`coalesce((select h.linked from evidence_link_changes h where h.org_id = ${of}.org_id and h.evidence_id = ${of}.evidence_id
    and h.control_id = ${of}.control_id ${known} order by h.at desc, h.id desc limit 1), true)`;
}
