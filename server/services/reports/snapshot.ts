import { desc, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { checkpoints, keys, logs } from "@/db/schema/ledger";
import type { reports } from "@/db/schema/reports";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { weeksOf } from "@/server/domain/controls/weeks";
import { CatalogSelection } from "@/server/domain/organization/schema";

import { organizationOrThrow, type OrganizationRow } from "../organizations/rows";
import { personNames } from "../users/names";
import { controlSheets } from "./control-sheets";
import { evidenceEntries, populationsOf } from "./evidence-entries";
import { exceptionsOf, openPointsOf } from "./exceptions";
import { frameworkMatrices } from "./matrix";

type ReportRecord = typeof reports.$inferSelect;

/** Freezes everything a report prints: the controls as judged at the end of the period, and the evidence received for it. */
export async function reportSnapshot(orgId: string, report: ReportRecord): Promise<ReportSnapshot> {
  return withOrg(orgId, async (tx) => {
    const organization = await organizationOrThrow(tx, orgId);
    const choice = CatalogSelection.parse(organization.catalogChoice);
    // A period that is still open is judged as of now: nothing is foretold.
    const moment = report.to < report.requestedAt ? report.to : report.requestedAt;
    const window = { from: report.from, to: moment };
    const weeks = weeksOf({ from: window.from.toISOString(), to: window.to.toISOString() }, organization.timezone);
    const evidence = await evidenceEntries(tx, orgId, window);
    const sheets = await controlSheets(tx, orgId, { ...window, weeks, timezone: organization.timezone }, evidence);
    const names = await personNames(tx, [report.requestedBy]);
    const frameworks = report.kind === "soc2_readiness" ? choice.frameworks.filter((id) => id === "soc2") : choice.frameworks;
    return {
      ...heading(report, organization, names.get(report.requestedBy) ?? report.requestedBy),
      ledger: await checkpointOf(tx, orgId), frameworks: frameworkMatrices(frameworks, choice, sheets), coverageWeeks: weeks, controls: sheets,
      exceptions: exceptionsOf(sheets), openPoints: openPointsOf(sheets), vendors: [], evidence: evidence.entries,
      populations: populationsOf(evidence.entries), skipped: evidence.skipped,
    };
  });
}

function heading(report: ReportRecord, organization: OrganizationRow, preparedBy: string) {
  const { from, to, status, pageSize } = report.options as { from: string; to: string; status: "draft" | "final"; pageSize: "A4" | "LETTER" };
  return {
    schemaVersion: 1 as const, id: report.id, kind: report.kind, status, pageSize,
    organization: { id: organization.orgId, slug: organization.slug, name: organization.name }, system: notStated(organization.name),
    period: { from, to }, timezone: organization.timezone, generatedAt: report.requestedAt.toISOString(),
    generator: { name: "Proofroom", version: "0.1.0" }, preparedBy: { name: preparedBy, role: "Management" }, reviewedBy: null,
    distribution: "Management and the auditors it names",
  };
}

/** The system description is the tenant's to write; until it is written the report says so. */
function notStated(name: string): ReportSnapshot["system"] {
  return { name, services: "", commitments: [], components: [], boundaries: "", subserviceOrganizations: [], userEntityControls: [], criteriaLeftOut: [], significantChanges: [] };
}

async function checkpointOf(tx: Tx, orgId: string): Promise<ReportSnapshot["ledger"]> {
  const [log] = await tx.select({ origin: logs.origin, vkey: keys.vkey }).from(logs).innerJoin(keys, eq(keys.logId, logs.id)).where(eq(logs.orgId, orgId));
  const [head] = await tx.select().from(checkpoints).where(eq(checkpoints.orgId, orgId)).orderBy(desc(checkpoints.size)).limit(1);
  return {
    origin: log?.origin ?? "", vkey: log?.vkey ?? null, size: head?.size ?? 0, root: head ? Buffer.from(head.root).toString("base64") : null, at: head?.cutAt.toISOString() ?? null,
  };
}
