import { sql } from "drizzle-orm";

import { ask } from "@/db/client";

import type { ProvenOrgId, ServiceContext } from "../context";
import { notFound } from "../errors";

type RequestFacts = Pick<ServiceContext, "now" | "requestId">;

/** Mints the context of a visitor of a published status page: may read it and ask for its documents. An organization without a page is like none. Their address and browser are kept nowhere. */
export async function resolveStatusPage(slug: string, facts: RequestFacts): Promise<ServiceContext> {
  const [row] = await ask<{ org_id: string }>(sql`select * from access.find_status_page(${slug})`);
  if (!row) throw notFound("This page");
  return { now: facts.now, requestId: facts.requestId, ip: null, userAgent: null, orgId: row.org_id as ProvenOrgId, actor: { kind: "subject", id: "visitor" }, permissions: new Set(["status:visit"]), reach: "own" };
}
