import { sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { memberships, organizations } from "@/db/schema/organizations";
import { CATALOG_VERSION } from "@/server/domain/catalog/catalog";
import { newId } from "@/server/domain/ids/ids";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";
import { committedOrganization } from "@/server/domain/organization/committed-rows";
import { CreateOrganizationInput } from "@/server/domain/organization/schema";

import { parseInput, type ProvenOrgId, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { openLog } from "../ledger/open-log";
import { recordChanges } from "../ledger/record-change";
import type { SignedInUser } from "../sessions/resolve";

type Facts = Pick<ServiceContext, "now" | "requestId" | "ip" | "userAgent">;

/** Makes an empty organization with its ledger; the person who asks becomes its owner. Controls come with `adoptCatalog`. */
export async function createOrganization(user: SignedInUser, facts: Facts, input: unknown): Promise<{ orgId: string; slug: string }> {
  const { name, slug, timezone } = parseInput(CreateOrganizationInput, input);
  const [taken] = await withoutOrg(async (tx) => tx.execute<{ taken: boolean }>(sql`select access.slug_taken(${slug}) as taken`));
  if (taken?.taken) throw new ServiceError("CONFLICT", `The address "${slug}" is taken. Choose another.`, [{ field: "slug", message: "taken" }]);
  const orgId = newId("organization");
  const ctx: ServiceContext = {
    ...facts, orgId: orgId as ProvenOrgId, actor: { kind: "user", id: user.id, name: user.name, email: user.email }, permissions: new Set(), reach: "organization",
  };
  await withOrg(orgId, async (tx) => {
    const row = { orgId, slug, name, timezone, zones: [], catalogVersion: CATALOG_VERSION, createdAt: facts.now, catalogChoice: { frameworks: [], soc2Categories: [], gdprRoles: [] } };
    await tx.insert(organizations).values(row);
    await tx.insert(memberships).values({ orgId, userId: user.id, role: "owner", joinedAt: facts.now });
    await openLog(tx, ctx);
    await recordChanges(tx, ctx, [
      { action: "organization.created", object: { kind: "organization", id: orgId, label: name }, detail: { name, slug, timezone }, rows: { organization: rowsDigest([committedOrganization(row)]) } },
      { action: "member.joined", type: "access.granted", object: { kind: "member", id: user.id, label: user.name }, detail: { role: "owner" } },
    ]);
  });
  return { orgId, slug };
}
