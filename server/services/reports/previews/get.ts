import { and, eq } from "drizzle-orm";
import { z } from "zod";

import { withOrg, type Tx } from "@/db/client";
import { reportPreviews } from "@/db/schema/reports";
import type { PreviewView } from "@/server/domain/reports/preview";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { notFound, ServiceError } from "../../errors";

export const PreviewId = z.strictObject({ id: z.string().max(60) });

/** How far the own preview is. NOT_FOUND for another person's, and for one that a newer one ended. */
export async function getPreview(ctx: ServiceContext, input: unknown): Promise<PreviewView> {
  authorize(ctx, "reports:make");
  const { id } = parseInput(PreviewId, input);
  const { state, progress, step, note, error } = await withOrg(ctx.orgId, async (tx) => ownPreview(tx, ctx, id));
  return { id, state, progress, step, note, error };
}

/** Its PDF. CONFLICT until it is drawn. */
export async function readPreview(ctx: ServiceContext, input: unknown): Promise<Uint8Array> {
  authorize(ctx, "reports:make");
  const { id } = parseInput(PreviewId, input);
  const own = and(eq(reportPreviews.orgId, ctx.orgId), eq(reportPreviews.id, id), eq(reportPreviews.by, ctx.actor.id));
  const [row] = await withOrg(ctx.orgId, async (tx) => tx.select({ bytes: reportPreviews.bytes }).from(reportPreviews).where(own));
  if (!row) throw notFound("This preview");
  if (!row.bytes) throw new ServiceError("CONFLICT", "This preview is not drawn yet.");
  return row.bytes;
}

async function ownPreview(tx: Tx, ctx: ServiceContext, id: string) {
  const { state, progress, step, note, error } = reportPreviews;
  const own = and(eq(reportPreviews.orgId, ctx.orgId), eq(reportPreviews.id, id), eq(reportPreviews.by, ctx.actor.id));
  const [row] = await tx.select({ state, progress, step, note, error }).from(reportPreviews).where(own);
  if (!row) throw notFound("This preview");
  return row;
}
