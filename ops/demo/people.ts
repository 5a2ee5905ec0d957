import type { CatalogSelection } from "@/server/domain/organization/schema";
import { withOrg } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { PERMISSIONS } from "@/server/domain/access/permissions";
import type { ProvenOrgId } from "@/server/services/context";
import { adoptCatalog } from "@/server/services/organizations/adopt-catalog";
import { createOrganization } from "@/server/services/organizations/create";
import { createUser } from "@/server/services/users/create";

import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_ORG } from "./sign-ins";

type Person = { id: string; name: string; email: string };
export type DemoPeople = Record<keyof typeof DEMO_PEOPLE, Person>;

/** The demo's accounts. */
export async function makePeople(now: Date): Promise<DemoPeople> {
  const entries = await Promise.all(Object.entries(DEMO_PEOPLE).map(async ([key, { email, name }]) => [key, await createUser(now, { email, name, password: DEMO_PASSWORD })] as const));
  return Object.fromEntries(entries) as DemoPeople;
}

/** An organization with its controls; Acme's officer and contributor join it. Returns its id. */
export async function makeOrganization(owner: Person, about: { slug: string; name: string; timezone: string }, now: Date, scope: CatalogSelection | null): Promise<string> {
  const facts = { now, requestId: null, ip: null, userAgent: "seeder" };
  const { orgId } = await createOrganization({ ...owner, sessionId: "" }, facts, about);
  const ctx = { ...facts, orgId: orgId as ProvenOrgId, actor: { kind: "user" as const, ...owner }, permissions: new Set(PERMISSIONS) };
  if (scope) await adoptCatalog(ctx, scope);
  return orgId;
}

/** Puts further people into Acme, as accepted invitations do. */
export async function joinAcme(orgId: string, people: DemoPeople, now: Date): Promise<void> {
  await withOrg(orgId, async (tx) => {
    await tx.insert(memberships).values([
      { orgId, userId: people.officer.id, role: DEMO_PEOPLE.officer.role, joinedAt: now },
      { orgId, userId: people.contributor.id, role: DEMO_PEOPLE.contributor.role, joinedAt: now },
    ]);
  });
  void DEMO_ORG;
}
