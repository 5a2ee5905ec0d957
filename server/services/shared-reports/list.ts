import { and, desc, eq, isNotNull, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { SharedReportsInput } from "@/server/domain/shared-reports/schema";
import type { SharedReports } from "@/server/domain/shared-reports/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementOrThrow } from "../engagements/rows";
import { personNames } from "../users/names";
import { sharedIn, toSharedReport } from "./rows";

const MOST_CHOICES = 100;

/** The reports that auditors of an engagement may take along, and the newest final ones that could be shared: none of another audit. */
export async function listSharedReports(ctx: ServiceContext, input: unknown): Promise<SharedReports> {
  authorize(ctx, "audits:read");
  const { engagementId } = parseInput(SharedReportsInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    await engagementOrThrow(tx, ctx, engagementId);
    const rows = await sharedIn(tx, ctx.orgId, engagementId);
    const names = await personNames(tx, rows.map(({ sharedBy }) => sharedBy));
    const taken = new Set(rows.map(({ reportId }) => reportId));
    return { shared: rows.map((row) => ({ ...toSharedReport(row), sharedBy: names.get(row.sharedBy) ?? row.sharedBy })), choices: (await finals(tx, ctx.orgId, engagementId)).filter(({ id }) => !taken.has(id)) };
  });
}

async function finals(tx: Tx, orgId: string, engagementId: string): Promise<SharedReports["choices"]> {
  const rows = await tx.select().from(reports).where(and(eq(reports.orgId, orgId), eq(reports.state, "done"), isNotNull(reports.sha256), sql`${reports.options}->>'status' = 'final'`, sql`coalesce(${reports.options}->>'engagement', ${engagementId}) = ${engagementId}`)).orderBy(desc(reports.requestedAt)).limit(MOST_CHOICES);
  return rows.map(({ id, title, options, finishedAt, requestedAt }) => ({ id, title, from: String(options["from"]), to: String(options["to"]), madeAt: (finishedAt ?? requestedAt).toISOString() }));
}
