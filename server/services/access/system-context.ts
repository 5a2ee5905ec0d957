import type { ProvenOrgId, ServiceContext } from "../context";

/** Context of a job: the organization id comes from our own queue or look-up, never from a request. */
export function systemContext(orgId: string, now: Date): ServiceContext {
  return {
    orgId: orgId as ProvenOrgId, actor: { kind: "system", id: "system" }, permissions: new Set(), now,
    requestId: null, ip: null, userAgent: null,
  };
}
