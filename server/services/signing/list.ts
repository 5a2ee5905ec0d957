import { count, desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reportSignatures, signingIdentities } from "@/db/schema/signing";
import type { SigningIdentityView } from "@/server/domain/signing/view";

import { authorize, type ServiceContext } from "../context";
import { personNames } from "../users/names";

const LISTED = 100;

/** The certificate that signs reports and those before it, newest first. */
export async function listSigningIdentities(ctx: ServiceContext): Promise<SigningIdentityView[]> {
  authorize(ctx, "reports:read");
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(signingIdentities).where(eq(signingIdentities.orgId, ctx.orgId)).orderBy(desc(signingIdentities.id)).limit(LISTED);
    const used = await tx.select({ id: reportSignatures.identityId, reports: count() }).from(reportSignatures).where(eq(reportSignatures.orgId, ctx.orgId)).groupBy(reportSignatures.identityId);
    const names = await personNames(tx, rows.map(({ createdBy }) => createdBy));
    const reportsOf = new Map(used.map(({ id, reports }) => [id, reports]));
    return rows.map(({ id, source, subject, issuer, sha256, validFrom, validUntil, createdBy, createdAt, retiredAt }) => ({
      id, source, subject, issuer, sha256, validFrom: validFrom.toISOString(), validUntil: validUntil.toISOString(), createdBy: names.get(createdBy) ?? "Proofroom",
      createdAt: createdAt.toISOString(), retiredAt: retiredAt?.toISOString() ?? null, reports: reportsOf.get(id) ?? 0,
    }));
  });
}
