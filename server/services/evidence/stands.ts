import { sql, type SQL } from "drizzle-orm";

/** What the statement around calls evidence, or its links. */
type Name = "e" | "evidence" | "k";

/** Whether an evidence was withdrawn: ever, or by a moment. */
export function isWithdrawn(of: Name, until?: Date): SQL<boolean> {
  const known = until ? sql`and w.at <= ${until.toISOString()}` : sql``;
  return sql<boolean>`exists (select 1 from evidence_withdrawals w where w.org_id = ${sql.raw(of)}.org_id and w.evidence_id = ${idIn(of)} ${known})`;
}

/** Whether a newer version replaced it: ever, or by a moment. */
export function isSuperseded(of: Name, until?: Date): SQL<boolean> {
  const known = until ? sql`and newer.received_at <= ${until.toISOString()}` : sql``;
  return sql<boolean>`exists (select 1 from evidence newer where newer.org_id = ${sql.raw(of)}.org_id and newer.supersedes_id = ${idIn(of)} ${known})`;
}

/** The review in force: of now, or of a moment. Null where nobody had reviewed it. */
export function reviewInForce(of: Name, until?: Date): SQL<"accepted" | "rejected" | null> {
  const known = until ? sql`and r.at <= ${until.toISOString()}` : sql``;
  return sql<"accepted" | "rejected" | null>`(select r.state from evidence_reviews r where r.org_id = ${sql.raw(of)}.org_id and r.evidence_id = ${idIn(of)} ${known} order by r.at desc limit 1)`;
}

function idIn(of: Name): SQL {
  return sql.raw(of === "k" ? "k.evidence_id" : `${of}.id`);
}
