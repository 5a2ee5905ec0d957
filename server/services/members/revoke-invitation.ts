import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";

import { withOrg } from "@/db/client";
import { invitations } from "@/db/schema/organizations";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";

/** Takes an open invitation back: its link is worth nothing from now on. */
export async function revokeInvitation(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "members:manage");
  const { id } = parseInput(z.strictObject({ id: z.string().max(60) }), input);
  await withOrg(ctx.orgId, async (tx) => {
    const open = and(eq(invitations.orgId, ctx.orgId), eq(invitations.id, id), isNull(invitations.acceptedAt), isNull(invitations.revokedAt));
    const [row] = await tx.update(invitations).set({ revokedAt: ctx.now }).where(open).returning({ email: invitations.email });
    if (!row) throw notFound("This invitation");
    await recordChanges(tx, ctx, [{ action: "invitation.revoked", object: { kind: "invitation", id, label: row.email }, detail: { email: row.email } }]);
  });
}
