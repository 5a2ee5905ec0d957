import { and, count, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";

import { withOrg } from "@/db/client";
import { auditGrants, auditViews } from "@/db/schema/engagements";
import type { AuditView } from "@/server/domain/engagements/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementOrThrow } from "./rows";

const Input = z.strictObject({ id: z.string().max(60), before: z.int().positive().optional(), limit: z.int().min(1).max(200).default(50) });

/** What auditors opened and took along in one audit, newest first. `next` is for the following page. */
export async function listAuditViews(ctx: ServiceContext, input: unknown): Promise<{ views: AuditView[]; next: number | null; total: number }> {
  authorize(ctx, "audits:read");
  const { id, before, limit } = parseInput(Input, input);
  const { rows, total } = await withOrg(ctx.orgId, async (tx) => {
    await engagementOrThrow(tx, ctx, id);
    const [all] = await tx.select({ count: count() }).from(auditViews).where(and(eq(auditViews.orgId, ctx.orgId), eq(auditViews.engagementId, id)));
    const found = await tx.select({ view: auditViews, who: auditGrants.name }).from(auditViews)
      .innerJoin(auditGrants, and(eq(auditGrants.orgId, auditViews.orgId), eq(auditGrants.id, auditViews.grantId)))
      .where(and(eq(auditViews.orgId, ctx.orgId), eq(auditViews.engagementId, id), before === undefined ? undefined : lt(auditViews.seq, before)))
      .orderBy(desc(auditViews.seq)).limit(limit + 1);
    return { rows: found, total: all?.count ?? 0 };
  });
  const page = rows.slice(0, limit);
  return {
    total, views: page.map(({ view, who }) => ({ at: view.at.toISOString(), who, what: view.what, objectKind: view.objectKind, objectId: view.objectId, label: view.label, ip: view.ip })),
    next: rows.length > limit ? (page.at(-1)?.view.seq ?? null) : null,
  };
}

const PAGE = 200;

/** The whole list, page by page, for an export. The first page is read when it is called, so a foreign id is refused before a file begins. */
export async function exportAuditViews(ctx: ServiceContext, id: string): Promise<AsyncGenerator<AuditView[]>> {
  const first = await listAuditViews(ctx, { id, limit: PAGE });
  return (async function* pages() {
    for (let page = first; ; page = await listAuditViews(ctx, { id, limit: PAGE, before: page.next ?? undefined })) {
      yield page.views;
      if (page.next === null) return;
    }
  })();
}
