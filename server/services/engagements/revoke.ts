import { and, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditGrants } from "@/db/schema/engagements";
import { GrantId } from "@/server/domain/engagements/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";

/** Takes an auditor's access back, at once: the next request of theirs finds nothing. What they wrote stays. */
export async function revokeGrant(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "audits:manage");
  const { engagementId, grantId } = parseInput(GrantId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const open = and(eq(auditGrants.orgId, ctx.orgId), eq(auditGrants.engagementId, engagementId), eq(auditGrants.id, grantId), isNull(auditGrants.revokedAt));
    const [row] = await tx.update(auditGrants).set({ revokedAt: ctx.now }).where(open).returning({ name: auditGrants.name });
    if (!row) throw notFound("This access");
    await recordChanges(tx, ctx, [{ action: "auditor.revoked", object: { kind: "audit_grant", id: grantId, label: row.name }, detail: { engagementId } }]);
  });
}
