import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { reports } from "@/db/schema/reports";

import type { ServiceContext } from "../context";

/** Id of the report that one request of this actor asked for, by what the audit trail says of it; undefined where it committed none. */
export async function requestedInRun(ctx: ServiceContext, runId: string): Promise<string | undefined> {
  const asked = and(eq(auditEvents.orgId, reports.orgId), eq(auditEvents.objectKind, "report"), eq(auditEvents.objectId, reports.id), eq(auditEvents.action, "report.requested"), eq(auditEvents.requestId, runId));
  const [row] = await withOrg(ctx.orgId, async (tx) => tx.select({ id: reports.id }).from(reports).innerJoin(auditEvents, asked).where(and(eq(reports.orgId, ctx.orgId), eq(reports.requestedBy, ctx.actor.id))));
  return row?.id;
}
