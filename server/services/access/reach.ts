import { sql, type SQL } from "drizzle-orm";

import { linkStands } from "../evidence/link-stands";
import type { EngagementScope, ServiceContext } from "../context";

/** Who reads, as far as it decides what they reach. */
export type Reader = Pick<ServiceContext, "orgId" | "actor" | "reach" | "engagement">;

// The one place that says what is whose. Whoever reaches only their own, or an engagement's, gets the conditions below in every statement
// that finds controls, evidence or saved mappings: what is out of reach is not there, like another organization's.

/** The same reader, asked about what is theirs only: for pages such as "My work". */
export function ownOnly(ctx: ServiceContext): ServiceContext {
  return { ...ctx, reach: "own" };
}

/** Condition on controls: those the reader owns. Undefined where the whole organization is in reach. */
export function controlInReach(reader: Reader, of: "c" | "controls"): SQL | undefined {
  if (reader.reach === "organization") return undefined;
  return reader.reach === "own" ? sql`${sql.raw(of)}.owner_id = ${reader.actor.id}` : isCovered(scopeOf(reader), sql`${sql.raw(of)}.org_id`, sql`${sql.raw(of)}.id`);
}

/** Condition on a control: the engagement covers it, for one of the frameworks that the grant opens. */
function isCovered({ id, frameworks }: EngagementScope, orgId: SQL, controlId: SQL): SQL {
  const framework = frameworks.length === 0 ? undefined : sql` and exists (select 1 from control_requirements cr where cr.org_id = ${orgId} and cr.control_id = ${controlId} and cr.framework = any(${sql.param([...frameworks])}))`;
  return sql`exists (select 1 from engagement_controls ec where ec.org_id = ${orgId} and ec.engagement_id = ${id} and ec.control_id = ${controlId}${framework ?? sql``})`;
}

/** Fails closed: a reader of an engagement without one reads nothing. */
function scopeOf({ engagement }: Reader): EngagementScope {
  if (!engagement) throw new Error("A reader of an engagement names it.");
  return engagement;
}

/** The same of a control at hand. */
export function reachesControl(reader: Reader, control: { ownerId: string | null }): boolean {
  if (reader.reach === "engagement") throw new Error("What an engagement covers is asked of the database.");
  return reader.reach === "organization" || control.ownerId === reader.actor.id;
}

/** Condition on evidence: what the reader sent, and what stands linked to controls they own. Undefined where all is in reach. */
export function evidenceInReach(reader: Reader, of: "e" | "evidence"): SQL | undefined {
  if (reader.reach === "organization") return undefined;
  if (reader.reach === "engagement") return evidenceOfEngagement(scopeOf(reader), sql.raw(of));
  const name = sql.raw(of);
  return sql`(${sentBy(reader, of)} or exists (select 1 from evidence_links k join controls c on c.org_id = k.org_id and c.id = k.control_id
    where k.org_id = ${name}.org_id and k.evidence_id = ${name}.id and c.owner_id = ${reader.actor.id} and ${linkStands("k")}))`;
}

/** Evidence linked to covered controls that tells of the window: what it tells of overlaps it, or, where it tells of no time, it came in it. */
function evidenceOfEngagement(scope: EngagementScope, name: SQL): SQL {
  const covered = isCovered(scope, sql`k.org_id`, sql`k.control_id`);
  return sql`(${isBrought(scope, name)} or coalesce(${name}.occurred_from, ${name}.received_at) < ${scope.until.toISOString()}::timestamptz and coalesce(${name}.occurred_to, ${name}.received_at) >= ${scope.from.toISOString()}::timestamptz
    and exists (select 1 from evidence_links k where k.org_id = ${name}.org_id and k.evidence_id = ${name}.id and ${linkStands("k")} and ${covered}))`;
}

/** What the organization handed over on a request or for a finding of this engagement, whatever it is linked to and whenever it came. */
function isBrought({ id }: EngagementScope, name: SQL): SQL {
  return sql`exists (select 1 from audit_request_items ri where ri.org_id = ${name}.org_id and ri.evidence_id = ${name}.id and ri.engagement_id = ${id} and ri.state in ('submitted', 'accepted', 'returned'))
    or exists (select 1 from audit_finding_events fe where fe.org_id = ${name}.org_id and fe.engagement_id = ${id} and fe.side = 'organization' and ${name}.id = any(fe.evidence_ids))`;
}

/** Condition on evidence: what the reader sent themselves. The kind of sender is written out for the partial index. */
export function sentBy({ actor }: Reader, of: "e" | "evidence"): SQL {
  const name = sql.raw(of);
  return actor.kind === "user" ? sql`(${name}.pushed_by_kind = 'user' and ${name}.pushed_by_id = ${actor.id})` : sql`${name}.pushed_by_id = ${actor.id}`;
}

/** Condition on saved mappings: those the reader saved, and those of kinds that their controls ask for. */
export function mappingInReach(reader: Reader): SQL | undefined {
  if (reader.reach === "organization") return undefined;
  if (reader.reach === "engagement") return sql`false`;
  return sql`(csv_mappings.by = ${reader.actor.id} or exists (select 1 from controls c
    where c.org_id = csv_mappings.org_id and c.owner_id = ${reader.actor.id} and csv_mappings.mapping->>'kind' = any(c.kinds)))`;
}
