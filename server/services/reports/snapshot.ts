import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

import { eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { reportSnapshots } from "@/db/schema/reports";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import type { ReportKind } from "@/server/domain/reports/kinds";
import { sinceFormer } from "@/server/domain/reports/since-former";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { evaluateControls } from "../controls/evaluate";
import { findLook } from "../organizations/look-rows";
import { accessLogSnapshot } from "./access-log-snapshot";
import { auditSnapshot } from "./audit-snapshot";
import { composeSnapshot } from "./compose";
import { formerReport } from "./former";
import { registersSnapshot } from "./registers-snapshot";
import { loadReportFacts, type ReportRecord } from "./facts";
import { storedSnapshot, type StoredSnapshot } from "./stored-snapshot";

const ONE_MOMENT = { isolationLevel: "repeatable read", accessMode: "read only" } as const;
/** Lists that stand for themselves: no results of theirs change from report to report. */
const OF_REGISTERS: readonly ReportKind[] = ["art30_record", "breach_register", "auditor_access"];
const compress = promisify(gzip);

/** Freezes everything a report prints. Read in one repeatable-read transaction, so that no two parts of it are of different moments. */
export async function reportSnapshot(orgId: string, report: ReportRecord): Promise<ReportSnapshot> {
  const { content, look } = await withOrg(orgId, async (tx) => ({ content: await contentOf(tx, orgId, report), look: await findLook(tx, orgId) }), "app", ONE_MOMENT);
  const snapshot = OF_REGISTERS.includes(report.kind) ? content : await sinceTheFormer(orgId, report, content);
  return look.accent === null && look.logo === null ? snapshot : { ...snapshot, look };
}

async function contentOf(tx: Tx, orgId: string, report: ReportRecord): Promise<ReportSnapshot> {
  if (report.kind === "art30_record" || report.kind === "breach_register") return registersSnapshot(tx, orgId, report);
  if (report.kind === "auditor_access") return accessLogSnapshot(tx, orgId, report);
  if (typeof report.options["engagement"] === "string") return auditSnapshot(tx, orgId, report);
  return composeSnapshot(await loadReportFacts(tx, orgId, report));
}

/** With what changed since the report of the same kind and period before it, where there is one. */
async function sinceTheFormer(orgId: string, report: ReportRecord, snapshot: ReportSnapshot): Promise<ReportSnapshot> {
  const id = await formerReport(orgId, report);
  const former = id === null ? undefined : await stored(orgId, id);
  return former ? { ...snapshot, since: sinceFormer(former.snapshot, snapshot) } : snapshot;
}

/**
 * The snapshot a report is drawn from: taken and kept the first time, read back every time after. Two workers at the same
 * report keep one. Throws where the stored bytes are not those of their digest.
 */
export async function frozenSnapshot(orgId: string, report: ReportRecord, now: Date): Promise<StoredSnapshot> {
  const kept = await stored(orgId, report.id);
  if (kept) return kept;
  await judgeUpTo(orgId, report.to < report.requestedAt ? report.to : report.requestedAt, now);
  // Through JSON and back, so that the first drawing sees exactly what every later one will.
  const canonical = canonicalBytes(JSON.parse(JSON.stringify(await reportSnapshot(orgId, report))));
  const row = { orgId, reportId: report.id, sha256: digestOf(canonical), bytes: await compress(canonical), takenAt: now };
  await withOrg(orgId, async (tx) => tx.insert(reportSnapshots).values(row).onConflictDoNothing());
  const first = await stored(orgId, report.id);
  if (!first) throw new Error(`The snapshot of report ${report.id} was written and cannot be read.`);
  return first;
}

/** A worker that is behind has not written the last changes of state yet, and a lapse without its events would be missing. */
export async function judgeUpTo(orgId: string, moment: Date, now: Date): Promise<void> {
  const rows = await withOrg(orgId, async (tx) => tx.select({ id: controls.id }).from(controls).where(eq(controls.orgId, orgId)));
  if (rows.length > 0) await evaluateControls(orgId, { at: moment, now, controlIds: rows.map((row) => row.id) });
}

async function stored(orgId: string, reportId: string): Promise<StoredSnapshot | undefined> {
  return withOrg(orgId, async (tx) => storedSnapshot(tx, orgId, reportId));
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
