import { eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditRequests } from "@/db/schema/audit-requests";
import { ListRequestsInput, MAX_REQUESTS } from "@/server/domain/audit-requests/schema";
import type { RequestList } from "@/server/domain/audit-requests/view";

import { authorize, parseInput } from "../context";
import { engagementOrThrow } from "../engagements/rows";
import { notFound } from "../errors";
import { requestLines, todayOf } from "./lines";
import { sideOf, type AuditPartner } from "./rows";

/** The request list of one audit, in the order of its numbers. */
export async function listRequests(ctx: AuditPartner, input: unknown): Promise<RequestList> {
  authorize(ctx, sideOf(ctx) === "auditor" ? "audit:read" : "audits:read");
  const { engagementId } = parseInput(ListRequestsInput, input);
  if (sideOf(ctx) === "auditor" && engagementId !== ctx.engagement?.id) throw notFound("This audit");
  return withOrg(ctx.orgId, async (tx) => {
    await engagementOrThrow(tx, ctx, engagementId);
    return { requests: await requestLines(tx, ctx, eq(auditRequests.engagementId, engagementId), MAX_REQUESTS), asOf: ctx.now.toISOString(), today: await todayOf(tx, ctx) };
  });
}
