import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { enqueue } from "../jobs/enqueue";
import { recordChanges } from "../ledger/record-change";
import { ReportId } from "./get";
import { lockReport } from "./rows";

/** Has a report that failed made again, with everything that was chosen for it. CONFLICT for one that did not fail. */
export async function retryReport(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "reports:make");
  const { id } = parseInput(ReportId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await lockReport(tx, ctx.orgId, id);
    if (row.state !== "failed") throw new ServiceError("CONFLICT", "This report did not fail.");
    await tx.update(reports).set({ state: "queued", progress: 0, step: null, error: null }).where(and(eq(reports.orgId, ctx.orgId), eq(reports.id, id)));
    await recordChanges(tx, ctx, [{ action: "report.retried", object: { kind: "report", id, label: row.title }, detail: {} }]);
    await enqueue(tx, "make-report", { orgId: ctx.orgId, reportId: id });
  });
}
