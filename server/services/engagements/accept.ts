import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { auditGrants } from "@/db/schema/engagements";
import { users } from "@/db/schema/users";
import { tokenDigest } from "@/server/domain/access/token";
import { AcceptGrantInput } from "@/server/domain/engagements/schema";
import { TERMS, TERMS_VERSION } from "@/server/domain/engagements/terms";

import { parseInput, type ProvenOrgId, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { organizationOrThrow } from "../organizations/rows";
import { consumeRateLimit } from "../rate-limits/consume";
import { startSession } from "../sessions/start";
import { insertUser } from "../users/create";
import { isMember, MEMBER } from "./outside";
import { engagementOrThrow } from "./rows";

type Facts = Pick<ServiceContext, "now" | "requestId" | "ip" | "userAgent">;
const REFUSED = "This invitation was used, taken back or has expired. Ask for a new one.";

export type AuditInvitation = { organization: string; engagement: string; firm: string; email: string; name: string; expiresAt: string; timezone: string; termsVersion: string; terms: readonly string[] };

/** Who invites to what, and the terms, for the page behind the link. Refuses anything but an open invitation. */
export async function getAuditInvitation(facts: Facts, input: unknown): Promise<AuditInvitation> {
  const { token } = parseInput(z.strictObject({ token: z.string().max(100) }), input);
  const { orgId, id } = await findGrant(facts, token);
  return withOrg(orgId, async (tx) => {
    const grant = await openGrant(tx, orgId, id, facts.now);
    const [organization, engagement] = [await organizationOrThrow(tx, orgId), await engagementOrThrow(tx, { orgId: orgId as ProvenOrgId }, grant.engagementId)];
    return { organization: organization.name, engagement: engagement.name, firm: engagement.firm, email: grant.email, name: grant.name, expiresAt: grant.expiresAt.toISOString(), timezone: organization.timezone, termsVersion: TERMS_VERSION, terms: TERMS };
  });
}

/**
 * Accepts an invitation together with its terms. The link proves the address; the account has no password, and opens
 * nothing before its second factor. Two tries at once make one.
 */
export async function acceptGrant(facts: Facts, input: unknown): Promise<{ engagementId: string; sid: string }> {
  const { token, name, termsVersion } = parseInput(AcceptGrantInput, input);
  if (termsVersion !== TERMS_VERSION) throw new ServiceError("CONFLICT", "The terms have changed meanwhile. Load the page and read them again.");
  const { orgId, id } = await findGrant(facts, token);
  return withOrg(orgId, async (tx) => {
    const grant = await openGrant(tx, orgId, id, facts.now);
    const user = await accountOf(tx, facts, grant.email, name);
    if (await isMember(tx, orgId, eq(users.id, user.id))) throw new ServiceError("CONFLICT", MEMBER);
    await tx.update(auditGrants).set({ acceptedAt: facts.now, userId: user.id, name, termsVersion, termsAcceptedAt: facts.now }).where(and(eq(auditGrants.orgId, orgId), eq(auditGrants.id, id)));
    const ctx: ServiceContext = { ...facts, orgId: orgId as ProvenOrgId, actor: { kind: "user", ...user }, permissions: new Set(), reach: "own" };
    await recordChanges(tx, ctx, [{ action: "auditor.joined", type: "access.granted", object: { kind: "audit_grant", id, label: name }, detail: { engagementId: grant.engagementId, termsVersion } }]);
    return { engagementId: grant.engagementId, sid: await startSession(tx, user.id, facts) };
  });
}

async function findGrant(facts: Facts, token: string): Promise<{ orgId: string; id: string }> {
  await consumeRateLimit(`invitation/${facts.ip}`, { points: 60, seconds: 300 }, facts.now);
  const [row] = await withoutOrg(async (tx) => tx.execute<{ org_id: string; id: string }>(sql`select org_id, id from access.find_audit_invitation(${tokenDigest(token)})`));
  if (!row) throw new ServiceError("NOT_FOUND", REFUSED);
  return { orgId: row.org_id, id: row.id };
}

async function openGrant(tx: Tx, orgId: string, id: string, now: Date) {
  const open = and(eq(auditGrants.orgId, orgId), eq(auditGrants.id, id), isNull(auditGrants.acceptedAt), isNull(auditGrants.revokedAt), gt(auditGrants.linkExpiresAt, now));
  const [row] = await tx.select().from(auditGrants).where(open).for("update");
  if (!row) throw new ServiceError("NOT_FOUND", REFUSED);
  return row;
}

async function accountOf(tx: Tx, facts: Facts, email: string, name: string) {
  const [account] = await tx.select().from(users).where(eq(sql`lower(${users.email})`, email));
  if (!account) return insertUser(tx, facts.now, { email, name, passwordHash: null });
  if (account.disabledAt) throw new ServiceError("NOT_FOUND", REFUSED);
  return { id: account.id, name: account.name, email: account.email };
}
