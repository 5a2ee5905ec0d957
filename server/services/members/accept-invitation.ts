import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { invitations, memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import { tokenDigest } from "@/server/domain/access/token";
import { PersonName } from "@/server/domain/organization/schema";

import { parseInput, type ProvenOrgId, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { organizationOrThrow } from "../organizations/rows";
import { consumeRateLimit } from "../rate-limits/consume";
import { startSession } from "../sessions/start";
import { insertUser, newPasswordHash } from "../users/create";
import { verifyPassword } from "../users/password";

const AcceptInput = z.strictObject({ token: z.string().max(100), name: PersonName.optional(), password: z.string().max(1024) });
type Facts = Pick<ServiceContext, "now" | "requestId" | "ip" | "userAgent">;
const REFUSED = "This invitation was used, taken back or has expired. Ask for a new one.";

/** Who invites to what, for the page behind the link. NOT_FOUND-like answer for anything but an open invitation. */
export async function getInvitation(facts: Facts, input: unknown): Promise<{ organization: string; email: string; role: string; hasAccount: boolean }> {
  const { token } = parseInput(z.strictObject({ token: z.string().max(100) }), input);
  const { orgId, id } = await findInvitation(facts, token);
  return withOrg(orgId, async (tx) => {
    const row = await openInvitation(tx, orgId, id, facts.now);
    const organization = await organizationOrThrow(tx, orgId);
    const [account] = await tx.select({ id: users.id }).from(users).where(eq(sql`lower(${users.email})`, row.email));
    return { organization: organization.name, email: row.email, role: row.role, hasAccount: account !== undefined };
  });
}

/**
 * Accepts an invitation: with the account of the invited address, proven by its password, or with a new one. The
 * invitation is used up in the same transaction, so two tries at once make one member.
 */
export async function acceptInvitation(facts: Facts, input: unknown): Promise<{ slug: string; userId: string; sid: string }> {
  const { token, name, password } = parseInput(AcceptInput, input);
  const { orgId, id } = await findInvitation(facts, token);
  return withOrg(orgId, async (tx) => {
    const invitation = await openInvitation(tx, orgId, id, facts.now);
    await tx.update(invitations).set({ acceptedAt: facts.now }).where(and(eq(invitations.orgId, orgId), eq(invitations.id, id)));
    const user = await accountFor(tx, facts, invitation.email, name, password);
    const joined = await tx.insert(memberships).values({ orgId, userId: user.id, role: invitation.role, joinedAt: facts.now }).onConflictDoNothing().returning({ id: memberships.userId });
    if (joined.length === 0) throw new ServiceError("CONFLICT", "You are a member already. An owner can change your role under Settings, Members.");
    const ctx: ServiceContext = { ...facts, orgId: orgId as ProvenOrgId, actor: { kind: "user", ...user }, permissions: new Set(), reach: "own" };
    await recordChanges(tx, ctx, [
      { action: "member.joined", type: "access.granted", object: { kind: "member", id: user.id, label: user.name }, detail: { role: invitation.role, invitation: id } },
    ]);
    const { slug } = await organizationOrThrow(tx, orgId);
    return { slug, userId: user.id, sid: await startSession(tx, user.id, facts) };
  });
}

async function findInvitation(facts: Facts, token: string): Promise<{ orgId: string; id: string }> {
  await consumeRateLimit(`invitation/${facts.ip}`, { points: 60, seconds: 300 }, facts.now);
  const [row] = await withoutOrg(async (tx) => tx.execute<{ org_id: string; id: string }>(sql`select org_id, id from access.find_invitation(${tokenDigest(token)})`));
  if (!row) throw new ServiceError("NOT_FOUND", REFUSED);
  return { orgId: row.org_id, id: row.id };
}

async function openInvitation(tx: Tx, orgId: string, id: string, now: Date) {
  const open = and(eq(invitations.orgId, orgId), eq(invitations.id, id), isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now));
  const [row] = await tx.select().from(invitations).where(open).for("update");
  if (!row) throw new ServiceError("NOT_FOUND", REFUSED);
  return row;
}

async function accountFor(tx: Tx, facts: Facts, email: string, name: string | undefined, password: string) {
  const [account] = await tx.select().from(users).where(eq(sql`lower(${users.email})`, email));
  if (!account) return insertUser(tx, facts.now, { email, name: name ?? email, passwordHash: await newPasswordHash({ email, name: name ?? "", password }) });
  if (account.disabledAt) throw new ServiceError("NOT_FOUND", REFUSED);
  if (!(await verifyPassword(account.passwordHash, password))) throw new ServiceError("UNAUTHORIZED", "This address has an account: enter its password.");
  return { id: account.id, name: account.name, email: account.email };
}
