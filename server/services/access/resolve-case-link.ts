import { sql } from "drizzle-orm";

import { ask } from "@/db/client";
import { tokenDigest } from "@/server/domain/access/token";

import type { ProvenOrgId, ServiceContext } from "../context";
import { notFound } from "../errors";

export type CaseContext = ServiceContext & { caseId: string };
type RequestFacts = Pick<ServiceContext, "now" | "requestId">;

/** Mints the context of the person who holds a case's link: that one case, and nothing else of the organization. Their address and browser are kept nowhere. */
export async function resolveCaseLink(slug: string, token: string, facts: RequestFacts): Promise<CaseContext> {
  const [row] = await ask<{ org_id: string; request_id: string }>(sql`select * from access.find_case(${slug}, ${tokenDigest(token)})`);
  if (!row) throw notFound("This case");
  return { now: facts.now, requestId: facts.requestId, ip: null, userAgent: null, orgId: row.org_id as ProvenOrgId, caseId: row.request_id, actor: { kind: "subject", id: row.request_id }, permissions: new Set(["case:own"]), reach: "own" };
}
