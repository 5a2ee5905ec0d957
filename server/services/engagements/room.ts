import { and, asc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditGrants, engagementControls } from "@/db/schema/engagements";
import type { AuditRoom } from "@/server/domain/engagements/room-view";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize } from "../context";
import { controlLines, toControlRow } from "../controls/rows";
import { organizationOrThrow } from "../organizations/rows";
import { engagementName, engagementOrThrow } from "./rows";
import { newestSnapshot } from "./snapshot";

/** The audit room as its auditor enters it: what is covered, until when, every control with its verdict. Closed, verdicts are those of the snapshot. */
export async function getAuditRoom(ctx: AuditorContext): Promise<AuditRoom> {
  authorize(ctx, "audit:read");
  return withOrg(ctx.orgId, async (tx) => {
    const [row, organization] = [await engagementOrThrow(tx, ctx, ctx.engagement.id), await organizationOrThrow(tx, ctx.orgId)];
    const lines = await controlLines(tx, ctx, { counted: true });
    const numbers = await tx.select().from(engagementControls).where(and(eq(engagementControls.orgId, ctx.orgId), eq(engagementControls.engagementId, row.id))).orderBy(asc(engagementControls.position));
    const snapshot = row.phase === "closed" ? await newestSnapshot(tx, ctx.orgId, row.id) : undefined;
    const frozen = new Map(snapshot?.content.controls.map((sheet) => [sheet.key, sheet]));
    const references = new Map(numbers.map(({ controlId, reference }) => [controlId, reference]));
    const [grant] = ctx.grantId === null ? [] : await tx.select({ expiresAt: auditGrants.expiresAt }).from(auditGrants).where(and(eq(auditGrants.orgId, ctx.orgId), eq(auditGrants.id, ctx.grantId)));
    return {
      id: row.id, name: row.name, reference: engagementName(row.number), firm: row.firm, type: row.type, phase: row.phase, frameworks: row.frameworks, windowFrom: row.windowFrom, windowTo: row.windowTo,
      organization: organization.name, timezone: organization.timezone, preview: ctx.grantId === null, expiresAt: grant?.expiresAt.toISOString() ?? null,
      snapshot: snapshot ? { number: snapshot.number, sha256: snapshot.sha256, takenAt: snapshot.takenAt.toISOString() } : null,
      controls: lines.map((line) => {
        const control = toControlRow(line);
        const sheet = frozen.get(control.key);
        return { ...control, ...(sheet ? { state: sheet.state, sentence: sheet.sentence } : {}), reference: references.get(control.id) ?? null };
      }),
    };
  });
}
