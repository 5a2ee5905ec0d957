import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";

import { withOrg } from "@/db/client";
import { auditGrants, auditViews } from "@/db/schema/engagements";
import type { AuditView } from "@/server/domain/engagements/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementOrThrow } from "./rows";

const Input = z.strictObject({ id: z.string().max(60), before: z.int().positive().optional(), limit: z.int().min(1).max(200).default(50) });

/** What auditors opened and took along in one audit, newest first. `next` is for the following page. */
export async function listAuditViews(ctx: ServiceContext, input: unknown): Promise<{ views: AuditView[]; next: number | null }> {
  authorize(ctx, "audits:read");
  const { id, before, limit } = parseInput(Input, input);
  const rows = await withOrg(ctx.orgId, async (tx) => {
    await engagementOrThrow(tx, ctx, id);
    return tx.select({ view: auditViews, who: auditGrants.name }).from(auditViews)
      .innerJoin(auditGrants, and(eq(auditGrants.orgId, auditViews.orgId), eq(auditGrants.id, auditViews.grantId)))
      .where(and(eq(auditViews.orgId, ctx.orgId), eq(auditViews.engagementId, id), before === undefined ? undefined : lt(auditViews.seq, before)))
      .orderBy(desc(auditViews.seq)).limit(limit + 1);
  });
  const page = rows.slice(0, limit);
  return {
    views: page.map(({ view, who }) => ({ at: view.at.toISOString(), who, what: view.what, objectKind: view.objectKind, objectId: view.objectId, label: view.label, ip: view.ip })),
    next: rows.length > limit ? (page.at(-1)?.view.seq ?? null) : null,
  };
}
