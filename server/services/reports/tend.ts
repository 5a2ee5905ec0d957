import { readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { and, eq, inArray, isNull, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { reports, reportScheduleRuns } from "@/db/schema/reports";
import { REPORT_FAILURES } from "@/server/domain/reports/failures";

import { Turns } from "../in-turns";
import { DRAWING_FOLDER } from "./render-apart";
import { tellOfFailed } from "./schedules/tell-failure";

const LONGEST_DRAWING_MS = 3_600_000;
const turns = new Turns("reports");

/**
 * Ends what killed workers left: a report that no job will make any more says so and can be asked for again, whoever its schedule names is
 * told, and folders that nobody draws in any more are removed. Returns how many reports were ended.
 */
export async function tendReports(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  const ended = await turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => tendReportsOf(orgId, now));
  await sweepDrawings(now);
  return ended;
}

/** The same for one organization. Ended first and told then, each for itself: a mail that cannot be written keeps no report running. */
export async function tendReportsOf(orgId: string, now: Date): Promise<number> {
  const ended = await withOrg(orgId, async (tx) => tx.update(reports).set({ state: "failed", step: null, error: REPORT_FAILURES.stopped })
    .where(and(eq(reports.orgId, orgId), inArray(reports.state, ["queued", "running"]), forsaken)).returning({ id: reports.id }));
  await withOrg(orgId, async (tx) => tellUntold(tx, orgId, now));
  return ended.length;
}

/** A job is queued in the transaction that asks for a report, and its row outlives its last try. */
const forsaken = sql`not exists (select 1 from pgboss.job j where j.name = 'make-report' and j.data->>'reportId' = ${reports.id} and j.state in ('created', 'retry', 'active'))`;

/** Also those whose worker was killed between noting a failure and telling of it. */
async function tellUntold(tx: Tx, orgId: string, now: Date): Promise<void> {
  const untold = await tx.select({ report: reports }).from(reports)
    .innerJoin(reportScheduleRuns, and(eq(reportScheduleRuns.orgId, reports.orgId), eq(reportScheduleRuns.reportId, reports.id), isNull(reportScheduleRuns.error)))
    .where(and(eq(reports.orgId, orgId), eq(reports.state, "failed"), forsaken));
  for (const { report } of untold) await tellOfFailed(tx, orgId, now, report, report.error ?? REPORT_FAILURES.stopped);
}

/** A killed drawing leaves its facts in the clear: they are nobody's after an hour, which no drawing takes. */
async function sweepDrawings(now: Date): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(DRAWING_FOLDER)) continue;
    const folder = path.join(tmpdir(), name);
    const found = await stat(folder).catch(gone);
    // The folder for temporary files is everybody's: what another user left there is theirs.
    if (found && found.uid === process.getuid?.() && now.getTime() - found.mtimeMs > LONGEST_DRAWING_MS) await rm(folder, { recursive: true, force: true });
  }
}

/** Its own drawing has removed it meanwhile. */
function gone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
}
