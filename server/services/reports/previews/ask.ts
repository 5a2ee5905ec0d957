import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reportPreviews } from "@/db/schema/reports";
import { newId } from "@/server/domain/ids/ids";
import { MakeReportInput } from "@/server/domain/reports/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { enqueue } from "../../jobs/enqueue";
import { consumeRateLimit } from "../../rate-limits/consume";
import { datedOptions } from "../request";

const LIMIT = { points: 30, seconds: 60 };

/** Has a report drawn to be looked at, as it would be made now. One a person: a second one ends the first. It is kept nowhere but for the looking, so the ledger does not hear of it. */
export async function askPreview(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "reports:make");
  const wanted = parseInput(MakeReportInput, input);
  await consumeRateLimit(`preview/${ctx.orgId}/${ctx.actor.id}`, LIMIT, ctx.now);
  const id = newId("reportPreview");
  await withOrg(ctx.orgId, async (tx) => {
    const { kind, options } = await datedOptions(tx, ctx, wanted);
    await tx.delete(reportPreviews).where(and(eq(reportPreviews.orgId, ctx.orgId), eq(reportPreviews.by, ctx.actor.id)));
    await tx.insert(reportPreviews).values({ orgId: ctx.orgId, id, by: ctx.actor.id, kind, options, state: "queued", progress: 0, askedAt: ctx.now });
    await enqueue(tx, "preview-report", { orgId: ctx.orgId, previewId: id });
  });
  return { id };
}
