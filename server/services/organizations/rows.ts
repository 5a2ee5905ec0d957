import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { organizations } from "@/db/schema/organizations";

import { notFound } from "../errors";

export type OrganizationRow = typeof organizations.$inferSelect;

/** The zone that was in force at a moment. */
export function zoneAt(organization: OrganizationRow, moment: string): string {
  return organization.zones.findLast((zone) => zone.from <= moment)?.timezone ?? organization.timezone;
}

/** The organization of the transaction, locked until its end. */
export async function lockOrganization(tx: Tx, orgId: string): Promise<OrganizationRow> {
  const [row] = await tx.select().from(organizations).where(eq(organizations.orgId, orgId)).for("no key update");
  if (!row) throw notFound("This organization");
  return row;
}

/** The organization of the transaction. */
export async function organizationOrThrow(tx: Tx, orgId: string): Promise<OrganizationRow> {
  const [row] = await tx.select().from(organizations).where(eq(organizations.orgId, orgId));
  if (!row) throw notFound("This organization");
  return row;
}
