import { withOrg } from "@/db/client";
import { invitations } from "@/db/schema/organizations";
import { mayGrant } from "@/server/domain/access/permissions";
import { newToken } from "@/server/domain/access/token";
import { newId } from "@/server/domain/ids/ids";
import { InviteMemberInput } from "@/server/domain/organization/schema";
import { env } from "@/server/env";

import type { MemberContext } from "../access/resolve-member";
import { authorize, parseInput } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { queueMail } from "../mail/queue";
import { organizationOrThrow } from "../organizations/rows";

const DAYS = 7;

/** Invites a person by mail: the link works once, for a week, for that address only, and gives at most the inviter's own role. */
export async function inviteMember(ctx: MemberContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "members:manage");
  const { email, role } = parseInput(InviteMemberInput, input);
  if (!mayGrant(ctx.role, role)) throw new ServiceError("FORBIDDEN", "You cannot give a role above your own.");
  const { token, sha256 } = newToken();
  const id = newId("invitation");
  await withOrg(ctx.orgId, async (tx) => {
    const organization = await organizationOrThrow(tx, ctx.orgId);
    const expiresAt = new Date(ctx.now.getTime() + DAYS * 86_400_000);
    await tx.insert(invitations).values({ orgId: ctx.orgId, id, email, role, tokenSha256: sha256, invitedBy: ctx.actor.id, createdAt: ctx.now, expiresAt });
    const url = new URL(`/invitations#${token}`, env().PROOFROOM_URL).toString();
    await queueMail(tx, ctx.now, { to: email, template: { name: "invitation", props: { url, organization: organization.name, invitedBy: ctx.user.name, role, days: DAYS } } });
    await recordChanges(tx, ctx, [{ action: "member.invited", object: { kind: "invitation", id, label: email }, detail: { email, role } }]);
  });
  return { id };
}
