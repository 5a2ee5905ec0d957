import { sql } from "drizzle-orm";

import { ask } from "@/db/client";

import type { ProvenOrgId, ServiceContext } from "../context";
import { notFound } from "../errors";

type RequestFacts = Pick<ServiceContext, "now" | "requestId">;

/**
 * Mints the context of a machine's message to an organization, which proves itself by a signature or asks only for what is
 * published. It may hand in and read nothing. Its address and program are kept nowhere.
 */
export async function resolveProtocolDoor(slug: string, facts: RequestFacts): Promise<ServiceContext> {
  const [row] = await ask<{ org_id: string }>(sql`select * from access.find_protocol_door(${slug})`);
  if (!row) throw notFound("This address");
  return { now: facts.now, requestId: facts.requestId, ip: null, userAgent: null, orgId: row.org_id as ProvenOrgId, actor: { kind: "system", id: "system" }, permissions: new Set(["privacy:receive"]), reach: "own" };
}
