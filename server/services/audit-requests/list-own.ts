import { and, eq, inArray, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditRequests } from "@/db/schema/audit-requests";
import type { RequestLine } from "@/server/domain/audit-requests/view";

import { authorize, type ServiceContext } from "../context";
import { requestLines } from "./lines";

const AT_MOST = 200;

/** What auditors wait for from the person who asks, in audits that have not ended: what is due first comes first. */
export async function listOwnRequests(ctx: ServiceContext): Promise<RequestLine[]> {
  authorize(ctx, "work:read");
  const going = sql`exists (select 1 from engagements g where g.org_id = ${auditRequests.orgId} and g.id = ${auditRequests.engagementId} and g.phase <> 'ended')`;
  const lines = await withOrg(ctx.orgId, async (tx) => requestLines(tx, ctx, and(eq(auditRequests.ownerId, ctx.actor.id), inArray(auditRequests.state, ["open", "more_needed"]), going), AT_MOST));
  return lines.toSorted((a, b) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"));
}
