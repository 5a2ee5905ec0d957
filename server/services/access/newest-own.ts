import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";

import { linkStands } from "../evidence/link-stands";
import { sentBy, type Reader } from "./reach";

/** Up to here the links of a reader's controls are looked through one by one; with more, what is sought is near the newest. */
const FEW_LINKS = 5_000;

type Newest = (where: SQL | undefined, limit: number) => SQL;

/**
 * How to find the newest evidence in an own reach: a statement for the ids of what answers `where` (conditions on
 * `evidence`), at most `limit`. Sent items are found by their sender. Linked ones from the links of the reader's controls
 * where these are few, else from the newest receipt those links can tell of backwards: neither costs what the
 * organization holds. The planner cannot know which, so it is counted first, to the limit.
 */
export async function newestOwn(tx: Tx, reader: Reader): Promise<Newest> {
  const [row] = await tx.execute<{ links: number }>(sql`select count(*)::int as links from (select 1 ${linksOf(reader, FEW_LINKS + 1)} limit ${FEW_LINKS + 1}) counted`);
  const links = row?.links ?? 0;
  const linked = links > FEW_LINKS ? linkedFromNewest : linkedFromLinks(links);
  return (where, limit) => {
    const answers = where ?? sql`true`;
    const sent = sql`select evidence.id, evidence.received_at from evidence where evidence.org_id = ${reader.orgId} and ${sentBy(reader, "evidence")} and ${answers}
      order by evidence.received_at desc, evidence.id desc limit ${limit}`;
    return sql`select own.id from ((${sent}) union all (${linked(reader, answers, limit)})) own order by own.received_at desc, own.id desc limit ${limit}`;
  };
}

/** The newest links of each control, at most so many, in the order of their index: without it a join reads the links of everybody. */
function linksOf({ orgId, actor }: Reader, most: number): SQL {
  return sql`from controls c cross join lateral (select k.org_id, k.evidence_id, k.control_id from evidence_links k
    where k.org_id = c.org_id and k.control_id = c.id order by k.at desc limit ${most}) k where c.org_id = ${orgId} and c.owner_id = ${actor.id}`;
}

/**
 * `offset 0` keeps each link a look-up by key: joined freely, all evidence is read for a few links. The limit of
 * links is never reached: it tells the planner how few there are, which else compiles the statement as one for a million.
 */
const linkedFromLinks = (links: number) => (reader: Reader, answers: SQL, limit: number): SQL =>
  sql`select mine.id, e.received_at from (
      select distinct k.evidence_id as id ${linksOf(reader, links + 100)} and ${linkStands("k")}) mine
    cross join lateral (select evidence.received_at from evidence where evidence.org_id = ${reader.orgId} and evidence.id = mine.id and not ${sentBy(reader, "evidence")} and ${answers} offset 0) e
    order by e.received_at desc, mine.id desc limit ${limit}`;

/** A link is never older than its evidence, so nothing linked was received after the newest link. */
function linkedFromNewest(reader: Reader, answers: SQL, limit: number): SQL {
  const newestLink = sql`(select max(newest.at) from controls c cross join lateral (
    select k.at from evidence_links k where k.org_id = c.org_id and k.control_id = c.id order by k.at desc limit 1) newest where c.org_id = ${reader.orgId} and c.owner_id = ${reader.actor.id})`;
  // A value, not "exists": that would be joined, and all links sorted for one page.
  const isLinked = sql`(select true from evidence_links k join controls c on c.org_id = k.org_id and c.id = k.control_id
    where k.org_id = evidence.org_id and k.evidence_id = evidence.id and c.owner_id = ${reader.actor.id} and ${linkStands("k")} limit 1)`;
  return sql`select evidence.id, evidence.received_at from evidence where evidence.org_id = ${reader.orgId} and evidence.received_at <= ${newestLink}
    and not ${sentBy(reader, "evidence")} and ${answers} and ${isLinked} order by evidence.received_at desc, evidence.id desc limit ${limit}`;
}
