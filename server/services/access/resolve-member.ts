import { sql } from "drizzle-orm";

import { ask } from "@/db/client";
import { ROLE_PERMISSIONS, ROLE_REACH } from "@/server/domain/access/permissions";
import type { Role } from "@/server/domain/organization/view";

import type { ProvenOrgId, ServiceContext } from "../context";
import { notFound } from "../errors";
import type { SignedInUser } from "../sessions/resolve";

export type MemberContext = ServiceContext & { role: Role; user: SignedInUser };
type RequestFacts = Pick<ServiceContext, "now" | "requestId" | "ip" | "userAgent">;

/** Mints the context of a signed-in member from the slug in the address. A stranger learns nothing: not found. */
export async function resolveMember(slug: string, user: SignedInUser, facts: RequestFacts): Promise<MemberContext> {
  const [row] = await ask<{ org_id: string; role: Role }>(sql`select * from access.find_membership(${slug}, ${user.id})`);
  if (!row) throw notFound("This organization");
  return {
    ...facts,
    orgId: row.org_id as ProvenOrgId,
    actor: { kind: "user", id: user.id, name: user.name, email: user.email },
    permissions: ROLE_PERMISSIONS[row.role],
    reach: ROLE_REACH[row.role],
    role: row.role,
    user,
  };
}
