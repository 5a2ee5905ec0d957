import { randomBytes } from "node:crypto";

import { PERMISSIONS, type Permission } from "@/server/domain/access/permissions";
import { newId } from "@/server/domain/ids/ids";
import type { ProvenOrgId, ServiceContext } from "@/server/services/context";
import { adoptCatalog } from "@/server/services/organizations/adopt-catalog";
import { createOrganization } from "@/server/services/organizations/create";
import type { MemberContext } from "@/server/services/access/resolve-member";
import { createUser } from "@/server/services/users/create";

export type TestOrg = {
  id: ProvenOrgId;
  slug: string;
  owner: { id: string; email: string; name: string; password: string };
  /** A context with the given permissions (all where none is given). */
  as: (...permissions: Permission[]) => ServiceContext;
  /** The same at another moment. */
  at: (moment: string) => ServiceContext;
  asOwner: () => MemberContext;
};

/** A fresh organization with one owner and, unless told otherwise, the whole catalog. Nothing in it is shared with another test. */
export async function createOrg(options: { adopt?: boolean; now?: Date; timezone?: string } = {}): Promise<TestOrg> {
  const now = options.now ?? new Date();
  const unique = randomBytes(5).toString("hex");
  const facts = { now, requestId: null, ip: "127.0.0.1", userAgent: "test" };
  const password = `a long passphrase ${unique}`;
  const user = await createUser(now, { email: `owner-${unique}@example.org`, name: `Owner ${unique}`, password });
  const { orgId, slug } = await createOrganization({ ...user, sessionId: "" }, facts, { name: `Org ${unique}`, slug: `org-${unique}`, timezone: options.timezone ?? "Europe/Berlin" });
  const id = orgId as ProvenOrgId;
  const context = (permissions: readonly Permission[], at: Date): ServiceContext => ({
    ...facts, now: at, orgId: id, actor: { kind: "user", id: user.id, name: user.name, email: user.email }, permissions: new Set(permissions), reach: "organization",
  });
  if (options.adopt !== false) {
    await adoptCatalog(context(PERMISSIONS, now), { frameworks: ["soc2", "gdpr"], soc2Categories: ["security", "availability", "confidentiality", "processing-integrity", "privacy"] });
  }
  return {
    id, slug, owner: { ...user, password },
    as: (...permissions) => context(permissions.length > 0 ? permissions : PERMISSIONS, options.now ?? new Date()),
    at: (moment) => context(PERMISSIONS, new Date(moment)),
    asOwner: () => ({ ...context(PERMISSIONS, options.now ?? new Date()), role: "owner", user: { ...user, sessionId: newId("session") } }),
  };
}
