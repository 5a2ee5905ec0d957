import { sql } from "drizzle-orm";

import { ask, asAuditor, withOrg } from "@/db/client";
import { AUDITOR_PERMISSIONS, PREVIEW_PERMISSIONS, ROLE_PERMISSIONS } from "@/server/domain/access/permissions";
import { openedFrameworks } from "@/server/domain/engagements/opened-frameworks";
import { isVisible, type EngagementPhase } from "@/server/domain/engagements/phases";
import { TERMS_VERSION } from "@/server/domain/engagements/terms";
import type { Role } from "@/server/domain/organization/view";

import type { EngagementScope, ProvenOrgId, ServiceContext } from "../context";
import { engagementOrThrow } from "../engagements/rows";
import { notFound, ServiceError } from "../errors";
import { organizationOrThrow } from "../organizations/rows";
import { windowOf } from "../organizations/window";
import type { SignedInUser } from "../sessions/resolve";

/** An auditor inside one engagement. `grantId` is null for an officer who looks at the room as its auditors see it. */
export type AuditorContext = ServiceContext & { engagement: EngagementScope; grantId: string | null; user: SignedInUser };
type RequestFacts = Pick<ServiceContext, "now" | "requestId" | "ip" | "userAgent">;
type Grant = { org_id: string; grant_id: string; frameworks: string[]; window_from: string; window_to: string; expires_at: string; terms_version: string | null; phase: EngagementPhase };

/** Runs `work` for an auditor of this engagement. What it does in the database it does as the auditor role, which changes nothing but an auditor's own. */
export async function inAuditRoom<T>(engagementId: string, user: SignedInUser, facts: RequestFacts, work: (ctx: AuditorContext) => Promise<T>): Promise<T> {
  const ctx = await resolveAuditor(engagementId, user, facts);
  return asAuditor(ctx.engagement.id, async () => work(ctx));
}

/**
 * Mints the context of an auditor from their grant: this engagement, its frameworks and days, until it expires. Whoever has
 * none learns nothing: not found. FORBIDDEN with detail code SECOND_FACTOR before the second factor is proven in this browser.
 */
export async function resolveAuditor(engagementId: string, user: SignedInUser, facts: RequestFacts): Promise<AuditorContext> {
  const [grant] = await ask<Grant>(sql`select org_id, grant_id, frameworks, window_from::text, window_to::text, expires_at, terms_version, phase from access.find_audit_grant(${engagementId}, ${user.id}, ${TERMS_VERSION})`);
  if (!grant) return previewOf(engagementId, user, facts);
  if (!isVisible(grant.phase) || new Date(grant.expires_at) <= facts.now || grant.terms_version !== TERMS_VERSION) throw notFound("This audit");
  if (!user.secondFactorAt) throw new ServiceError("FORBIDDEN", "Prove your second factor first.", [{ code: "SECOND_FACTOR", message: "This browser has not proven it." }]);
  return contextOf(grant.org_id as ProvenOrgId, user, facts, engagementId, { id: grant.grant_id, frameworks: grant.frameworks, windowFrom: grant.window_from, windowTo: grant.window_to });
}

async function previewOf(engagementId: string, user: SignedInUser, facts: RequestFacts): Promise<AuditorContext> {
  const [member] = await ask<{ org_id: string; role: Role }>(sql`select org_id, role from access.find_engagement_member(${engagementId}, ${user.id})`);
  if (!member || !ROLE_PERMISSIONS[member.role].has("audits:read")) throw notFound("This audit");
  return contextOf(member.org_id as ProvenOrgId, user, facts, engagementId, null);
}

type Granted = { id: string; frameworks: string[]; windowFrom: string; windowTo: string };

/** Without a grant, of the whole audit. */
async function contextOf(orgId: ProvenOrgId, user: SignedInUser, facts: RequestFacts, id: string, grant: Granted | null): Promise<AuditorContext> {
  const engagement = await withOrg(orgId, async (tx) => {
    const audit = await engagementOrThrow(tx, { orgId }, id);
    const { windowFrom, windowTo } = grant ?? audit;
    const window = windowOf(await organizationOrThrow(tx, orgId), windowFrom, windowTo);
    // What is judged on one day rests on what came before it.
    return { id, frameworks: openedFrameworks(grant?.frameworks ?? [], audit), until: window.until, from: windowFrom === windowTo ? new Date(0) : window.from };
  });
  return {
    ...facts, orgId, actor: { kind: "user", id: user.id, name: user.name, email: user.email }, reach: "engagement", engagement,
    permissions: grant === null ? PREVIEW_PERMISSIONS : AUDITOR_PERMISSIONS, grantId: grant?.id ?? null, user,
  };
}
