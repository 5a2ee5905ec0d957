import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditGrants } from "@/db/schema/engagements";
import { opensReport } from "@/server/domain/shared-reports/reach";
import type { SharedReport } from "@/server/domain/shared-reports/view";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize } from "../context";
import { engagementOrThrow, type EngagementRow } from "../engagements/rows";
import { sharedIn, toSharedReport, type SharedRow } from "./rows";

/** The reports that the organization shares with this auditor. */
export async function listRoomReports(ctx: AuditorContext): Promise<SharedReport[]> {
  authorize(ctx, "audit:read");
  return withOrg(ctx.orgId, async (tx) => (await openedTo(tx, ctx)).rows.map(toSharedReport));
}

type Opened = { audit: EngagementRow; /** As whom they were let in; null for an officer who previews. */ name: string | null; rows: SharedRow[] };

/** What of the shared reports their access opens. An officer who previews sees all of them. */
export async function openedTo(tx: Tx, ctx: AuditorContext): Promise<Opened> {
  const audit = await engagementOrThrow(tx, ctx, ctx.engagement.id);
  const rows = await sharedIn(tx, ctx.orgId, audit.id);
  if (ctx.grantId === null) return { audit, name: null, rows };
  const [grant] = await tx.select().from(auditGrants).where(and(eq(auditGrants.orgId, ctx.orgId), eq(auditGrants.id, ctx.grantId)));
  return { audit, name: grant?.name ?? null, rows: grant ? rows.filter((row) => opensReport(grant, audit, row)) : [] };
}
