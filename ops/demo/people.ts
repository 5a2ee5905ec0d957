import { withOrg } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { DEMO_MEMBERS } from "@/db/seed/demo/people-list";
import { PERMISSIONS } from "@/server/domain/access/permissions";
import type { CatalogSelection } from "@/server/domain/organization/schema";
import type { ProvenOrgId, ServiceContext } from "@/server/services/context";
import { adoptCatalog } from "@/server/services/organizations/adopt-catalog";
import { createOrganization } from "@/server/services/organizations/create";
import { createUser } from "@/server/services/users/create";

import { DEMO_PASSWORD } from "./sign-ins";

export type DemoPerson = { id: string; name: string; email: string };

export async function makePerson(now: Date, { email, name }: { email: string; name: string }): Promise<DemoPerson> {
  return createUser(now, { email, name, password: DEMO_PASSWORD });
}

/** A context of one of the demo's people, as their session would give it. */
export function contextOf(orgId: string, person: DemoPerson, now: Date): ServiceContext {
  return { orgId: orgId as ProvenOrgId, actor: { kind: "user", ...person }, permissions: new Set(PERMISSIONS), reach: "organization", now, requestId: null, ip: null, userAgent: "seeder" };
}

/** An organization, with the controls of `scope` where one is given. Returns its id. */
export async function makeOrganization(owner: DemoPerson, about: { slug: string; name: string; timezone: string }, now: Date, scope: CatalogSelection | null): Promise<string> {
  const facts = { now, requestId: null, ip: null, userAgent: "seeder" };
  const { orgId } = await createOrganization({ ...owner, sessionId: "" }, facts, about);
  if (scope) await adoptCatalog(contextOf(orgId, owner, now), scope);
  return orgId;
}

/** Puts the others of Acme into it, as accepted invitations do. */
export async function joinMembers(orgId: string, people: DemoPerson[], now: Date): Promise<void> {
  const rows = people.flatMap((person) => {
    const role = DEMO_MEMBERS.find((member) => member.email === person.email)?.role;
    return role && role !== "owner" ? [{ orgId, userId: person.id, role, joinedAt: now }] : [];
  });
  await withOrg(orgId, async (tx) => tx.insert(memberships).values(rows));
}
