import { sql } from "drizzle-orm";

import { ask } from "@/db/client";

import type { ProvenOrgId, ServiceContext } from "../context";
import { notFound } from "../errors";

type RequestFacts = Pick<ServiceContext, "now" | "requestId">;

/** Mints the context of a visitor of an open privacy centre: may file a request, and read nothing but the centre itself. Their address and browser are kept nowhere. */
export async function resolvePrivacyCentre(slug: string, facts: RequestFacts): Promise<ServiceContext> {
  const [row] = await ask<{ org_id: string }>(sql`select * from access.find_privacy_centre(${slug})`);
  if (!row) throw notFound("This privacy centre");
  return { now: facts.now, requestId: facts.requestId, ip: null, userAgent: null, orgId: row.org_id as ProvenOrgId, actor: { kind: "subject", id: "visitor" }, permissions: new Set(["privacy:file"]), reach: "own" };
}
