import { and, eq, inArray, isNull } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { personErasures } from "@/db/schema/privacy-erasure";
import { ReportReplayInput } from "@/server/domain/privacy/erasure/schema";
import type { ReplayReceipt } from "@/server/domain/privacy/erasure/view";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { keepReplay } from "./keep-replay";
import { toEraseAgain } from "./to-erase-again";

type Report = { system: string; since: Date; done: { requestId: string; taskId: string; records: number; method: "deleted" | "anonymised" | "overwritten" | "none_found" }[] };

/**
 * A restored system reports what it erased again. Kept as it is told, with its digest in the ledger; the answer says how
 * many of its orders the report leaves out and how many it names that are none of them, which are not counted as done.
 */
export async function reportReplay(ctx: ServiceContext, input: unknown): Promise<ReplayReceipt> {
  authorize(ctx, "privacy:replay");
  const parsed = parseInput(ReportReplayInput, input);
  const report = { ...parsed, since: new Date(parsed.since) };
  return withOrg(ctx.orgId, async (tx) => {
    const orders = await ordersFor(tx, ctx.orgId, report);
    const done = [...new Map(report.done.filter(({ requestId, taskId }) => orders.has(`${requestId} ${taskId}`)).map((each) => [each.taskId, each])).values()];
    await noteFirstDone(tx, ctx, report.system, done, [...orders.values()].filter(({ doneAt }) => doneAt === null).map(({ taskId }) => taskId));
    const kept = await keepReplay(tx, ctx, { system: report.system, since: report.since, done: done.map(({ requestId, taskId, records }) => ({ requestId, taskId, records })), missing: orders.size - done.length, report: parsed });
    return { ...kept, unknown: report.done.length - done.length };
  });
}

async function ordersFor(tx: Tx, orgId: string, { system, since }: Report) {
  const rows = await tx.select({ requestId: personErasures.requestId, taskId: personErasures.taskId, doneAt: personErasures.doneAt }).from(personErasures)
    .where(and(toEraseAgain(orgId, since), eq(personErasures.systemId, system)));
  return new Map(rows.map((row) => [`${row.requestId} ${row.taskId}`, row]));
}

/** An order that came back from the key store has no case here to say when it was first done: now it was. */
async function noteFirstDone(tx: Tx, ctx: ServiceContext, system: string, done: Report["done"], open: string[]): Promise<void> {
  for (const { requestId, taskId, method, records } of done.filter((each) => open.includes(each.taskId))) {
    await tx.update(personErasures).set({ method, records, doneAt: ctx.now })
      .where(and(eq(personErasures.orgId, ctx.orgId), eq(personErasures.systemId, system), eq(personErasures.requestId, requestId), inArray(personErasures.taskId, [taskId]), isNull(personErasures.doneAt)));
  }
}
