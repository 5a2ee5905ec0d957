import { and, count, eq, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditComments, auditNotes, auditWorksheets } from "@/db/schema/audit-workpapers";
import type { CoverageCell } from "@/server/domain/controls/view";
import { weeksOf } from "@/server/domain/controls/weeks";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { evidenceStatus, type EvidenceTally } from "@/server/domain/workpapers/evidence-status";
import type { Desk, DeskLine } from "@/server/domain/workpapers/view";

import { evidenceInReach } from "../access/reach";
import type { AuditorContext } from "../access/resolve-auditor";
import { authorize } from "../context";
import { controlLines } from "../controls/rows";
import { engagementOrThrow, type EngagementRow } from "../engagements/rows";
import { newestSnapshot, type StoredEngagementSnapshot } from "../engagements/snapshot";
import { linkStands } from "../evidence/link-stands";
import { isSuperseded, isWithdrawn, reviewInForce } from "../evidence/stands";
import { organizationOrThrow } from "../organizations/rows";
import { windowOf } from "../organizations/window";
import { conclusionsOf, tickmarksOf } from "./rows";

const NOTHING: EvidenceTally = { accepted: 0, rejected: 0, waiting: 0 };

/** The auditor's desk beside the room's controls: coverage of the window, evidence in it (the worst wins), and how far one's own work is. A preview sees no work. */
export async function getDesk(ctx: AuditorContext): Promise<Desk> {
  authorize(ctx, "audit:read");
  return withOrg(ctx.orgId, async (tx) => {
    const lines = await controlLines(tx, ctx);
    const audit = await engagementOrThrow(tx, ctx, ctx.engagement.id);
    const frozen = audit.phase === "closed" ? await newestSnapshot(tx, ctx.orgId, audit.id) : undefined;
    const strips = await coverageOf(tx, ctx, { audit, frozen, lines });
    const tallies = await tallyEvidence(tx, ctx, frozen?.takenAt);
    const work = ctx.permissions.has("audit:work") ? await workOf(tx, ctx) : null;
    const comments = await tx.select({ id: auditComments.controlId, count: count() }).from(auditComments).where(and(eq(auditComments.orgId, ctx.orgId), eq(auditComments.engagementId, ctx.engagement.id))).groupBy(auditComments.controlId);
    const said = new Map(comments.map((row) => [row.id, row.count]));
    return {
      weeks: strips.weeks, tickmarks: work === null ? [] : await tickmarksOf(tx, ctx.orgId, ctx.engagement.id),
      lines: lines.map(({ control }) => {
        const tally = tallies.get(control.id) ?? NOTHING;
        return { key: control.key, cells: strips.cells.get(control.key) ?? [], comments: said.get(control.id) ?? 0, evidence: { status: evidenceStatus(tally), count: tally.accepted + tally.rejected + tally.waiting }, work: work && work(control.id) };
      }),
    };
  });
}

type Covered = { audit: EngagementRow; frozen: StoredEngagementSnapshot | undefined; lines: Awaited<ReturnType<typeof controlLines>> };
type Strips = { weeks: string[]; cells: Map<string, CoverageCell[]> };

/** Weeks of the window up to now that the grant opens, as stored with the verdicts; closed, those of the snapshot. */
async function coverageOf(tx: Tx, ctx: AuditorContext, { audit, frozen, lines }: Covered): Promise<Strips> {
  const organization = await organizationOrThrow(tx, ctx.orgId);
  const whole = windowOf(organization, audit.windowFrom, audit.windowTo);
  const from = new Date(Math.max(whole.from.getTime(), ctx.engagement.from.getTime()));
  const last = new Date(Math.min(whole.until.getTime() - 1, ctx.engagement.until.getTime() - 1, ctx.now.getTime()));
  const weeks = from > last ? [] : weeksOf({ from: from.toISOString(), to: last.toISOString() }, organization.timezone);
  if (frozen) return frozenStrips(frozen.content, from > whole.from || ctx.engagement.until < whole.until ? new Set(weeks) : null);
  return { weeks, cells: new Map(lines.map(({ control, status }) => {
    const stored = new Map(status?.coverage?.weeks.map((week, i) => [week, status.coverage?.cells[i]]));
    return [control.key, weeks.map((week) => stored.get(week) ?? "none")];
  })) };
}

/** Of a snapshot, the weeks that a grant over a part of the window opens; null for all of them. */
function frozenStrips({ coverageWeeks, controls }: ReportSnapshot, opened: ReadonlySet<string> | null): Strips {
  const isOpened = (_: unknown, i: number) => opened === null || opened.has(coverageWeeks[i] ?? "");
  return { weeks: coverageWeeks.filter(isOpened), cells: new Map(controls.map(({ key, coverage }) => [key, coverage.filter(isOpened)])) };
}

/** Closed, as it stood at the snapshot, like the list of evidence of a control. */
async function tallyEvidence(tx: Tx, ctx: AuditorContext, until: Date | undefined): Promise<Map<string, EvidenceTally>> {
  const rows = await tx.execute<{ control_id: string; accepted: string; rejected: string; total: string }>(sql`
    select control_id, count(*) filter (where review = 'accepted') as accepted, count(*) filter (where review = 'rejected') as rejected, count(*) as total
    from (select k.control_id, ${reviewInForce("e", until)} as review from evidence e join evidence_links k on k.org_id = e.org_id and k.evidence_id = e.id
      where e.org_id = ${ctx.orgId} and ${linkStands("k", until)} and not ${isWithdrawn("e", until)} and not ${isSuperseded("e", until)} and ${evidenceInReach(ctx, "e")}
        and ${until ? sql`e.received_at <= ${until.toISOString()}::timestamptz` : sql`true`}) as linked
    group by control_id`);
  return new Map(rows.map(({ control_id, accepted, rejected, total }) => [control_id, { accepted: Number(accepted), rejected: Number(rejected), waiting: Number(total) - Number(accepted) - Number(rejected) }]));
}

async function workOf(tx: Tx, ctx: AuditorContext): Promise<(controlId: string) => NonNullable<DeskLine["work"]>> {
  const { orgId, engagement: { id } } = ctx;
  const sheets = await tx.select().from(auditWorksheets).where(and(eq(auditWorksheets.orgId, orgId), eq(auditWorksheets.engagementId, id)));
  const notes = await tx.select({ id: auditNotes.controlId, count: count() }).from(auditNotes).where(and(eq(auditNotes.orgId, orgId), eq(auditNotes.engagementId, id))).groupBy(auditNotes.controlId);
  const conclusions = await conclusionsOf(tx, orgId, id);
  // Newest first, so the first of each part is in force.
  const newest = new Map(conclusions.toReversed().map((each) => [`${each.controlId} ${each.part}`, each]));
  const [sheetOf, notesOf] = [new Map(sheets.map((row) => [row.controlId, row])), new Map(notes.map((row) => [row.id, row.count]))];
  return (controlId) => {
    const [sheet, design, operation] = [sheetOf.get(controlId), newest.get(`${controlId} design`), newest.get(`${controlId} operation`)];
    return {
      status: sheet?.status ?? "not_started", marks: sheet?.marks ?? [], notes: notesOf.get(controlId) ?? 0,
      design: design?.result ?? null, designOn: design?.result ? design.testedOn : null, operation: operation?.result ?? null, operationOn: operation?.result ? operation.testedOn : null,
    };
  };
}
