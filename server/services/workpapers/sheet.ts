import { and, count, desc, eq, lte, type SQL } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditGrants } from "@/db/schema/engagements";
import { evidence, evidenceLinks } from "@/db/schema/evidence";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { PaperInput } from "@/server/domain/workpapers/schema";
import type { RoomSheet, WindowItem } from "@/server/domain/workpapers/view";

import { evidenceInReach } from "../access/reach";
import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { controlOrThrow } from "../controls/rows";
import { engagementOrThrow, type EngagementRow } from "../engagements/rows";
import { contentNow, newestSnapshot, type StoredEngagementSnapshot } from "../engagements/snapshot";
import { linkStands } from "../evidence/link-stands";
import { isSuperseded, isWithdrawn, reviewInForce } from "../evidence/stands";

const LISTED = 200;

/**
 * What one control promised, how it was tested and what was found over the window, as a report would print it. Closed, from
 * the snapshot; a grant over part of the window then sees no figures, for those of the snapshot are of the whole.
 */
export async function getSheet(ctx: AuditorContext, input: unknown): Promise<RoomSheet> {
  authorize(ctx, "audit:read");
  const { key } = parseInput(PaperInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const control = await controlOrThrow(tx, ctx, key);
    const row = await engagementOrThrow(tx, ctx, ctx.engagement.id);
    const snapshot = row.phase === "closed" ? await newestSnapshot(tx, ctx.orgId, row.id) : undefined;
    const granted = await grantedDays(tx, ctx, row);
    const items = await itemsOf(tx, ctx, control.id, snapshot?.takenAt);
    const content = snapshot ? frozenFor(snapshot, granted, row) : await contentNow(tx, ctx, { ...row, ...granted }, { only: control.id });
    return { frozen: snapshot ? { number: snapshot.number, sha256: snapshot.sha256, takenAt: snapshot.takenAt.toISOString() } : null, ...items, ...partOf(content, key) };
  });
}

type Days = Pick<EngagementRow, "windowFrom" | "windowTo">;

async function grantedDays(tx: Tx, { orgId, grantId }: AuditorContext, row: EngagementRow): Promise<Days> {
  const [grant] = grantId === null ? [] : await tx.select({ windowFrom: auditGrants.windowFrom, windowTo: auditGrants.windowTo }).from(auditGrants).where(and(eq(auditGrants.orgId, orgId), eq(auditGrants.id, grantId)));
  return grant ?? { windowFrom: row.windowFrom, windowTo: row.windowTo };
}

function frozenFor({ content }: StoredEngagementSnapshot, granted: Days, row: EngagementRow): ReportSnapshot {
  const isWhole = granted.windowFrom <= row.windowFrom && granted.windowTo >= row.windowTo;
  return isWhole ? content : { ...content, controls: [], exceptions: [], populations: [] };
}

function partOf(content: ReportSnapshot, key: string): Pick<RoomSheet, "timezone" | "sheet" | "exceptions" | "populations"> {
  return {
    timezone: content.timezone, sheet: content.controls.find((sheet) => sheet.key === key) ?? null,
    exceptions: content.exceptions.filter(({ controlKey }) => controlKey === key),
    populations: content.populations.filter(({ controlKeys }) => controlKeys.includes(key)),
  };
}

/** Newest first, bounded; the total counts all. Received by the snapshot, where there is one. */
async function itemsOf(tx: Tx, ctx: AuditorContext, controlId: string, until: Date | undefined): Promise<Pick<RoomSheet, "evidence" | "evidenceTotal">> {
  const linked = and(eq(evidence.orgId, evidenceLinks.orgId), eq(evidence.id, evidenceLinks.evidenceId));
  const wanted: SQL | undefined = and(eq(evidenceLinks.orgId, ctx.orgId), eq(evidenceLinks.controlId, controlId), linkStands("evidence_links", until), evidenceInReach(ctx, "evidence"), until ? lte(evidence.receivedAt, until) : undefined);
  const [total] = await tx.select({ count: count() }).from(evidenceLinks).innerJoin(evidence, linked).where(wanted);
  const rows = await tx.select({
    id: evidence.id, number: evidence.number, title: evidence.title, occurredFrom: evidence.occurredFrom, occurredTo: evidence.occurredTo, receivedAt: evidence.receivedAt, late: evidence.late,
    withdrawn: isWithdrawn("evidence", until), replaced: isSuperseded("evidence", until), review: reviewInForce("evidence", until),
  }).from(evidenceLinks).innerJoin(evidence, linked).where(wanted).orderBy(desc(evidence.receivedAt), desc(evidence.number)).limit(LISTED);
  return { evidenceTotal: total?.count ?? 0, evidence: rows.map(({ withdrawn, replaced, review, ...row }): WindowItem => ({
    ...row, occurredFrom: row.occurredFrom?.toISOString() ?? null, occurredTo: row.occurredTo?.toISOString() ?? null, receivedAt: row.receivedAt.toISOString(),
    status: withdrawn ? "withdrawn" : replaced ? "replaced" : (review ?? "waiting"),
  })) };
}
