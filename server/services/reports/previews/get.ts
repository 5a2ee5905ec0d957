import { and, eq, gt } from "drizzle-orm";
import { z } from "zod";

import { withOrg, type Tx } from "@/db/client";
import { reportPreviews } from "@/db/schema/reports";
import { ENDED_EARLY, isOverdue, PREVIEW_KEPT_MS, type PreviewView } from "@/server/domain/reports/preview";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { notFound, ServiceError } from "../../errors";

export const PreviewId = z.strictObject({ id: z.string().max(60) });

/** How far the own preview is. NOT_FOUND for another person's, for one that a newer one ended, and after an hour. One whose drawing never ended is told as failed. */
export async function getPreview(ctx: ServiceContext, input: unknown): Promise<PreviewView> {
  authorize(ctx, "reports:make");
  const { id } = parseInput(PreviewId, input);
  const { askedAt, ...row } = await withOrg(ctx.orgId, async (tx) => ownPreview(tx, ctx, id));
  return isOverdue(row.state, askedAt, ctx.now) ? { id, ...row, state: "failed", step: null, error: ENDED_EARLY } : { id, ...row };
}

/** Its PDF. CONFLICT until it is drawn; NOT_FOUND as `getPreview`. */
export async function readPreview(ctx: ServiceContext, input: unknown): Promise<Uint8Array> {
  authorize(ctx, "reports:make");
  const { id } = parseInput(PreviewId, input);
  const [row] = await withOrg(ctx.orgId, async (tx) => tx.select({ bytes: reportPreviews.bytes }).from(reportPreviews).where(own(ctx, id)));
  if (!row) throw notFound("This preview");
  if (!row.bytes) throw new ServiceError("CONFLICT", "This preview is not drawn yet.");
  return row.bytes;
}

async function ownPreview(tx: Tx, ctx: ServiceContext, id: string) {
  const { state, progress, step, note, error, askedAt } = reportPreviews;
  const [row] = await tx.select({ state, progress, step, note, error, askedAt }).from(reportPreviews).where(own(ctx, id));
  if (!row) throw notFound("This preview");
  return row;
}

function own({ orgId, actor, now }: ServiceContext, id: string) {
  return and(eq(reportPreviews.orgId, orgId), eq(reportPreviews.id, id), eq(reportPreviews.by, actor.id), gt(reportPreviews.askedAt, new Date(now.getTime() - PREVIEW_KEPT_MS)));
}
