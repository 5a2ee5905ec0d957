import type { Permission } from "@/server/domain/access/permissions";

import type { ProvenOrgId, ServiceContext } from "../context";

/**
 * Context of a job: the organization id comes from our own queue or look-up, never from a request. A job that calls a verb
 * names the permission that verb asks for; without one it may nothing.
 */
export function systemContext(orgId: string, now: Date, ...permissions: Permission[]): ServiceContext {
  return {
    orgId: orgId as ProvenOrgId, actor: { kind: "system", id: "system" }, permissions: new Set(permissions), reach: "organization", now,
    requestId: null, ip: null, userAgent: null,
  };
}
