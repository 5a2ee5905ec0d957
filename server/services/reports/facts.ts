import { and, asc, count, eq, inArray, lte, max } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { controlRevisions, verdictEvents } from "@/db/schema/controls";
import { evidenceLinks, evidenceReviews, recordSupplements } from "@/db/schema/evidence";
import type { reports } from "@/db/schema/reports";
import type { Verdict } from "@/server/domain/controls/schema";
import { CatalogSelection } from "@/server/domain/organization/schema";
import type { RevisionFacts } from "@/server/domain/reports/changes";
import { isPseudonymous } from "@/server/domain/reports/pseudonymous";
import type { ReportOptions } from "@/server/domain/reports/schema";
import { lapsesOf, type StateEvent } from "@/server/domain/reports/lapses";

import { loadRecords } from "../controls/load-records";
import { systemContext } from "../access/system-context";
import { controlLines } from "../controls/rows";
import { linkStands } from "../evidence/link-stands";
import { descriptionAt } from "../system-description/rows";
import { organizationOrThrow } from "../organizations/rows";
import { personNames } from "../users/names";
import { checkpointOf } from "./checkpoint";
import { PRINTED_EVIDENCE, PRIVACY_REPORTS, SUBJECT_EVIDENCE } from "@/server/domain/reports/kinds";
import { accountabilityPart } from "./accountability-part";
import { privacyPart } from "./privacy-part";
import { vendorRows } from "./vendor-rows";
import { exhibitRows } from "./exhibit-rows";
import { knownPeople } from "./known-people";

export type ReportRecord = typeof reports.$inferSelect;
export type ReportFacts = Awaited<ReturnType<typeof loadReportFacts>>;

/** Of an organization that has not chosen its frameworks yet, and so has no controls of the catalog: its report says so where they would stand. */
const NOTHING_CHOSEN: CatalogSelection = { frameworks: [], soc2Categories: [], gdprRoles: [] };

/**
 * Everything a report is made from, read in one transaction; composing it (compose.ts) reads nothing more. A period that is
 * still open is read as of the moment the report was asked for: nothing is foretold. `only` reads the lines and records of one control.
 */
export async function loadReportFacts(tx: Tx, orgId: string, report: ReportRecord, only?: string) {
  const organization = await organizationOrThrow(tx, orgId);
  const to = report.to < report.requestedAt ? report.to : report.requestedAt;
  const lines = await controlLines(tx, systemContext(orgId, to), { asOf: to, ...(only === undefined ? {} : { only }) });
  const events = await stateEvents(tx, orgId, to);
  const revisions = await revisionsUntil(tx, orgId, to);
  const exhibits = await exhibitRows(tx, orgId, { from: report.from, to });
  const work = await peoplesWork(tx, orgId, to);
  const people = [report.requestedBy, ...exhibits.map(({ line }) => line.pushedById), ...[...revisions.values()].flat().map(({ by }) => by), ...work.map(({ by }) => by)];
  return {
    report, organization, choice: CatalogSelection.safeParse(organization.catalogChoice).data ?? NOTHING_CHOSEN, from: report.from, to, lines, events, revisions, exhibits, work,
    verdicts: await lapseVerdicts(tx, orgId, events, { from: report.from.toISOString(), to: to.toISOString() }),
    records: await loadRecords(tx, orgId, [...new Set([...lines.flatMap(({ control }) => control.kinds), ...(SUBJECT_EVIDENCE[report.kind] ?? []), ...(PRINTED_EVIDENCE[report.kind] ?? [])])]),
    links: await linksUntil(tx, orgId, to), names: await personNames(tx, people), everybody: isPseudonymous(report.kind, (report.options as ReportOptions).pseudonymous) ? await knownPeople(tx, orgId) : [], ...(await ofWholeReport(tx, orgId, only === undefined ? { at: report.requestedAt, to } : null)), ledger: await checkpointOf(tx, orgId), ...(PRIVACY_REPORTS.includes(report.kind) ? { privacy: await privacyPart(tx, orgId, report) } : {}),
    ...(report.kind === "gdpr_accountability" ? { accountability: await accountabilityPart(tx, orgId, report) } : {}),
  };
}

/** What is of the organization and no control: nothing of it where one control is read, as auditors do, who may not read registers. */
async function ofWholeReport(tx: Tx, orgId: string, asked: { at: Date; to: Date } | null) {
  return { system: asked ? (await descriptionAt(tx, orgId, asked.at))?.content : undefined, vendors: asked ? await vendorRows(tx, orgId, asked.to) : [] };
}

async function stateEvents(tx: Tx, orgId: string, to: Date): Promise<Map<string, StateEvent[]>> {
  const rows = await tx.select({ id: verdictEvents.id, controlId: verdictEvents.controlId, state: verdictEvents.toState, at: verdictEvents.at, sentence: verdictEvents.sentence })
    .from(verdictEvents).where(and(eq(verdictEvents.orgId, orgId), lte(verdictEvents.at, to))).orderBy(asc(verdictEvents.controlId), asc(verdictEvents.ordinal));
  return Map.groupBy(rows.map((row) => ({ ...row, at: row.at.toISOString() })), (row) => row.controlId);
}

/** The verdicts that made the lapses of the period: of the others only the state is printed. */
async function lapseVerdicts(tx: Tx, orgId: string, events: Map<string, StateEvent[]>, period: { from: string; to: string }): Promise<Map<string, Verdict>> {
  const ids = [...events.values()].flatMap((list) => lapsesOf(list, period).flatMap((lapse) => lapse.steps.map((step) => step.id)));
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: verdictEvents.id, verdict: verdictEvents.verdict }).from(verdictEvents).where(and(eq(verdictEvents.orgId, orgId), inArray(verdictEvents.id, ids)));
  return new Map(rows.map((row) => [row.id, row.verdict]));
}

async function revisionsUntil(tx: Tx, orgId: string, to: Date): Promise<Map<string, RevisionFacts[]>> {
  const rows = await tx.select().from(controlRevisions).where(and(eq(controlRevisions.orgId, orgId), lte(controlRevisions.at, to))).orderBy(asc(controlRevisions.at), asc(controlRevisions.id));
  const grouped = Map.groupBy(rows, (row) => row.controlId);
  return new Map([...grouped].map(([id, list]) => [id, list.map((row) => ({ ...row, at: row.at.toISOString() }))]));
}

async function linksUntil(tx: Tx, orgId: string, to: Date): Promise<Map<string, string[]>> {
  const rows = await tx.select({ evidenceId: evidenceLinks.evidenceId, controlId: evidenceLinks.controlId }).from(evidenceLinks)
    .where(and(eq(evidenceLinks.orgId, orgId), lte(evidenceLinks.at, to), linkStands("evidence_links", to))).orderBy(asc(evidenceLinks.at));
  return new Map([...Map.groupBy(rows, (row) => row.controlId)].map(([id, list]) => [id, list.map((row) => row.evidenceId)]));
}

export type Work = { evidenceId: string; what: "answer" | "review"; by: string; count: number; last: Date };

/** What people recorded about exhibits: facts they supplied when asked, and reviews. */
async function peoplesWork(tx: Tx, orgId: string, to: Date): Promise<Work[]> {
  const answers = await tx.select({ evidenceId: recordSupplements.evidenceId, by: recordSupplements.by, count: count(), last: max(recordSupplements.at) }).from(recordSupplements)
    .where(and(eq(recordSupplements.orgId, orgId), eq(recordSupplements.source, "review"), lte(recordSupplements.at, to))).groupBy(recordSupplements.evidenceId, recordSupplements.by);
  const reviews = await tx.select({ evidenceId: evidenceReviews.evidenceId, by: evidenceReviews.by, count: count(), last: max(evidenceReviews.at) }).from(evidenceReviews)
    .where(and(eq(evidenceReviews.orgId, orgId), lte(evidenceReviews.at, to))).groupBy(evidenceReviews.evidenceId, evidenceReviews.by);
  const as = (what: Work["what"]) => (row: Omit<Work, "what" | "last"> & { last: Date | null }): Work => ({ ...row, what, last: row.last ?? to });
  return [...answers.map(as("answer")), ...reviews.map(as("review"))].sort((a, b) => (`${a.evidenceId} ${a.by}` < `${b.evidenceId} ${b.by}` ? -1 : 1));
}
