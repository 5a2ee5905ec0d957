import { withOrg } from "@/db/client";
import { MakeReportInput } from "@/server/domain/reports/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { requestReport } from "./request";

/**
 * Asks for a report; the worker makes it. Both ends of the period are days of the organization's zone, the last one included; of an audit they
 * are the audit's. NOT_FOUND for an audit that is not the organization's, INVALID where it does not cover what the report is about.
 */
export async function makeReport(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "reports:make");
  const wanted = parseInput(MakeReportInput, input);
  return { id: await withOrg(ctx.orgId, async (tx) => requestReport(tx, ctx, wanted, { scheduleId: null, requestedBy: ctx.actor.id })) };
}
