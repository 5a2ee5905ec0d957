import { sql } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import type { Role } from "@/server/domain/organization/view";

import type { SignedInUser } from "../sessions/resolve";

/** The organizations a person belongs to, by name. */
export async function listOwnOrganizations(user: SignedInUser): Promise<{ slug: string; name: string; role: Role }[]> {
  const rows = await withoutOrg(async (tx) => tx.execute<{ slug: string; name: string; role: Role }>(sql`select slug, name, role from access.list_memberships(${user.id})`));
  return rows.map(({ slug, name, role }) => ({ slug, name, role }));
}
