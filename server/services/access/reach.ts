import { sql, type SQL } from "drizzle-orm";

import { linkStands } from "../evidence/link-stands";
import type { ServiceContext } from "../context";

/** Who reads, as far as it decides what they reach. */
export type Reader = Pick<ServiceContext, "orgId" | "actor" | "reach">;

// The one place that says what is whose. Whoever reaches only their own gets the conditions below in every statement
// that finds controls, evidence or saved mappings: what is out of reach is not there, like another organization's.

/** The same reader, asked about what is theirs only: for pages such as "My work". */
export function ownOnly(ctx: ServiceContext): ServiceContext {
  return { ...ctx, reach: "own" };
}

/** Condition on controls: those the reader owns. Undefined where the whole organization is in reach. */
export function controlInReach(reader: Reader, of: "c" | "controls"): SQL | undefined {
  return reader.reach === "organization" ? undefined : sql`${sql.raw(of)}.owner_id = ${reader.actor.id}`;
}

/** The same of a control at hand. */
export function reachesControl(reader: Reader, control: { ownerId: string | null }): boolean {
  return reader.reach === "organization" || control.ownerId === reader.actor.id;
}

/** Condition on evidence: what the reader sent, and what stands linked to controls they own. Undefined where all is in reach. */
export function evidenceInReach(reader: Reader, of: "e" | "evidence"): SQL | undefined {
  if (reader.reach === "organization") return undefined;
  const name = sql.raw(of);
  return sql`(${sentBy(reader, of)} or exists (select 1 from evidence_links k join controls c on c.org_id = k.org_id and c.id = k.control_id
    where k.org_id = ${name}.org_id and k.evidence_id = ${name}.id and c.owner_id = ${reader.actor.id} and ${linkStands("k")}))`;
}

/** Condition on evidence: what the reader sent themselves. The kind of sender is written out for the partial index. */
export function sentBy({ actor }: Reader, of: "e" | "evidence"): SQL {
  const name = sql.raw(of);
  return actor.kind === "user" ? sql`(${name}.pushed_by_kind = 'user' and ${name}.pushed_by_id = ${actor.id})` : sql`${name}.pushed_by_id = ${actor.id}`;
}

/** Condition on saved mappings: those the reader saved, and those of kinds that their controls ask for. */
export function mappingInReach(reader: Reader): SQL | undefined {
  if (reader.reach === "organization") return undefined;
  return sql`(csv_mappings.by = ${reader.actor.id} or exists (select 1 from controls c
    where c.org_id = csv_mappings.org_id and c.owner_id = ${reader.actor.id} and csv_mappings.mapping->>'kind' = any(c.kinds)))`;
}
