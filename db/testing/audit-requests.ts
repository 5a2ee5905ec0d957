import { asAuditor } from "@/db/client";
import { AUDITOR_PERMISSIONS } from "@/server/domain/access/permissions";
import type { AuditorContext } from "@/server/services/access/resolve-auditor";
import { raiseFinding } from "@/server/services/audit-findings/raise";
import { attachEvidence } from "@/server/services/audit-requests/attach";
import { createRequest } from "@/server/services/audit-requests/create";
import type { ServiceContext } from "@/server/services/context";

/** A request with an item of evidence, and a finding, in an engagement: the auditor's side made for the test. */
export async function makeAsked(ctx: ServiceContext, engagementId: string, grantId: string, marker: string, evidenceId: string): Promise<{ auditRequestId: string; auditItemId: string; findingId: string }> {
  const auditor: AuditorContext = {
    ...ctx, permissions: AUDITOR_PERMISSIONS, reach: "engagement", engagement: { id: engagementId, frameworks: [], from: new Date(0), until: new Date("9000-01-01") }, grantId,
    user: { id: ctx.actor.id, email: "auditor@example.org", name: "Ann", sessionId: "ses_x", secondFactorAt: ctx.now },
  };
  const [request, finding] = await asAuditor(engagementId, async () => [await createRequest(auditor, { title: `${marker}-request` }), await raiseFinding(auditor, { title: `${marker}-finding`, severity: "low", population: `${marker}-list`, tested: 25, deviations: 2 })] as const);
  const item = await attachEvidence(ctx, { id: request.id, evidenceId });
  return { auditRequestId: request.id, auditItemId: item.id, findingId: finding.id };
}
