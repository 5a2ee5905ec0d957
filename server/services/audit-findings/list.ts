import { and, asc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditFindings } from "@/db/schema/audit-findings";
import { ListFindingsInput } from "@/server/domain/audit-findings/schema";
import type { FindingLine } from "@/server/domain/audit-findings/view";

import { keysOf, sideOf, type AuditPartner } from "../audit-requests/rows";
import { authorize, parseInput } from "../context";
import { engagementOrThrow } from "../engagements/rows";
import { notFound } from "../errors";
import { eventsOf, toFindingLine } from "./rows";

const AT_MOST = 2000;

/** Every finding of one audit, withdrawn ones included, in the order of their numbers. */
export async function listFindings(ctx: AuditPartner, input: unknown): Promise<FindingLine[]> {
  authorize(ctx, sideOf(ctx) === "auditor" ? "audit:read" : "audits:read");
  const { engagementId } = parseInput(ListFindingsInput, input);
  if (sideOf(ctx) === "auditor" && engagementId !== ctx.engagement?.id) throw notFound("This audit");
  return withOrg(ctx.orgId, async (tx) => {
    await engagementOrThrow(tx, ctx, engagementId);
    const rows = await tx.select().from(auditFindings).where(and(eq(auditFindings.orgId, ctx.orgId), eq(auditFindings.engagementId, engagementId))).orderBy(asc(auditFindings.number)).limit(AT_MOST);
    const [events, keys] = [await eventsOf(tx, ctx.orgId, rows.map(({ id }) => id)), await keysOf(tx, ctx.orgId, rows.flatMap(({ controlIds }) => controlIds))];
    return rows.map((row) => toFindingLine(row, events.get(row.id) ?? [], keys));
  });
}
