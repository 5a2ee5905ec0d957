import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { narrowedTo } from "@/server/domain/engagements/exports";
import { aboutControls, auditExhibits } from "@/server/domain/reports/audit-part";
import { AUDIT_ONLY_REPORTS } from "@/server/domain/reports/kinds";
import { snapshotSay } from "@/server/domain/reports/say";
import type { EvidenceEntry, ReportSnapshot } from "@/server/domain/reports/snapshot";

import { systemContext } from "../access/system-context";
import { engagementName, engagementOrThrow, type EngagementRow } from "../engagements/rows";
import { contentNow, newestSnapshot, type StoredEngagementSnapshot } from "../engagements/snapshot";
import { organizationOrThrow, zoneAt } from "../organizations/rows";
import { personNames } from "../users/names";
import { findingPrints, requestPrints, samplingPrint } from "./audit-parts";
import { checkpointOf } from "./checkpoint";
import { headingOf } from "./compose";
import { exhibitRows, toEntry } from "./exhibit-rows";
import type { ReportRecord } from "./facts";
import { hideNames } from "./hide-names";
import { languageOf } from "./language";

/**
 * Everything a report of one audit prints. Verdicts, populations and evidence are those of the audit's newest snapshot once it is closed, until
 * then those of the moment; findings, requests and samples stand as when the report was asked for. What auditors keep to themselves is read nowhere.
 */
export async function auditSnapshot(tx: Tx, orgId: string, report: ReportRecord): Promise<ReportSnapshot> {
  const organization = await organizationOrThrow(tx, orgId);
  const row = await engagementOrThrow(tx, systemContext(orgId, report.requestedAt), String(report.options["engagement"]));
  const frozen = row.phase === "closed" || row.phase === "ended" ? await newestSnapshot(tx, orgId, row.id) : undefined;
  const { since: _since, ...content } = await contentOf(tx, orgId, report, row, frozen);
  const whole = await partOf(tx, orgId, report, row);
  const part = isNarrowed(report, row) ? aboutControls(whole, new Set(content.controls.map(({ key }) => key))) : whole;
  const heading = headingOf({ report, organization, names: await personNames(tx, [report.requestedBy]) }, zoneAt(organization, report.to.toISOString()));
  const named = {
    ...content, ...heading, system: content.system, distribution: snapshotSay(languageOf(report))("Management and {firm}", { firm: row.firm }), ledger: await checkpointOf(tx, orgId), ...part,
    evidence: await withNamed(tx, orgId, report, content, report.kind === "evidence_index" ? await namedInAudit(tx, orgId, report, row) : auditExhibits(part)),
    engagement: { reference: engagementName(row.number), name: row.name, firm: row.firm, snapshot: frozen ? { number: frozen.number, sha256: frozen.sha256, takenAt: frozen.takenAt.toISOString() } : null },
  };
  return heading.pseudonymous ? hideNames(tx, orgId, named) : named;
}

type Content = Omit<ReportSnapshot, "since">;

async function contentOf(tx: Tx, orgId: string, report: ReportRecord, row: EngagementRow, frozen: StoredEngagementSnapshot | undefined): Promise<ReportSnapshot> {
  const content = frozen?.content ?? (await contentNow(tx, systemContext(orgId, report.requestedAt), row, { language: languageOf(report) }));
  if (AUDIT_ONLY_REPORTS.includes(report.kind)) return { ...content, frameworks: [], coverageWeeks: [], controls: [], exceptions: [], openPoints: [], vendors: [], evidence: [], populations: [], skipped: [] };
  return isNarrowed(report, row) ? narrowedTo(content, ["soc2"]) : content;
}

/** A report about one framework, of an audit of several. */
const isNarrowed = ({ kind }: ReportRecord, { frameworks }: EngagementRow): boolean => kind === "soc2_readiness" && frameworks.length > 1;

/** What the auditors asked and found, as far as the report is about it. */
async function partOf(tx: Tx, orgId: string, { kind, requestedAt }: ReportRecord, row: EngagementRow): Promise<Pick<ReportSnapshot, "findings" | "requests" | "sampling">> {
  const of = { orgId, engagementId: row.id, until: requestedAt };
  if (kind === "sampling_workpaper") return { sampling: await samplingPrint(tx, of) };
  if (kind === "request_list") return { requests: await requestPrints(tx, of) };
  if (kind === "evidence_index") return {};
  return { findings: await findingPrints(tx, of), ...(kind === "soc2_readiness" || kind === "control_tests" ? { requests: await requestPrints(tx, of) } : {}) };
}

/** What an index lists beside the exhibits of controls: whatever was handed over, drawn, or named in a finding. */
async function namedInAudit(tx: Tx, orgId: string, { requestedAt }: ReportRecord, row: EngagementRow): Promise<number[]> {
  const of = { orgId, engagementId: row.id, until: requestedAt };
  return auditExhibits({ findings: await findingPrints(tx, of), requests: await requestPrints(tx, of), sampling: await samplingPrint(tx, of) });
}

/** The exhibits of the content, and those that findings, requests and samples name beside them. */
async function withNamed(tx: Tx, orgId: string, report: ReportRecord, content: Content, named: readonly number[]): Promise<EvidenceEntry[]> {
  const listed = new Set(content.evidence.map(({ number }) => number));
  const missing = [...new Set(named)].filter((number) => !listed.has(number));
  if (missing.length === 0) return content.evidence;
  const ids = await tx.select({ id: evidence.id }).from(evidence).where(and(eq(evidence.orgId, orgId), inArray(evidence.number, missing)));
  const rows = await exhibitRows(tx, orgId, { from: report.from, to: report.requestedAt }, ids.map(({ id }) => id));
  const names = await personNames(tx, rows.map(({ line }) => line.pushedById));
  const keys = new Set(content.controls.map(({ key }) => key));
  const more = rows.map((row) => toEntry(row, row.leftOut, keys, names));
  return [...content.evidence, ...more].sort((a, b) => a.number - b.number || a.version - b.version);
}
