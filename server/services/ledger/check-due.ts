import { sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { dueCheck, type CheckTimes } from "@/server/domain/ledger/check-schedule";

import { log as logger } from "../../log";
import { checkAnchorLogs } from "../anchors/check-anchor-log";
import { fileResults } from "./file-results";
import { selfCheck } from "./self-check";
import { lastCheck } from "./self-checks";

type LogRow = { org_id: string; log_id: string; timezone: string };

/**
 * Checks every log whose night has come. A log whose check fails to run does not keep the others from theirs.
 *
 * @param watchedSince when this worker began to look
 * @returns how many were checked
 */
export async function checkDueLogs(watchedSince: Date, now: () => Date): Promise<number> {
  const all = await withoutOrg(async (tx) => tx.execute<LogRow>(sql`select org_id, log_id, timezone from access.all_logs()`), "system");
  let checked = 0;
  let inAnchorLogs: ReturnType<typeof checkAnchorLogs> | undefined;
  const anchorLogs = async () => (inAnchorLogs ??= checkAnchorLogs());
  for (const { org_id: orgId, log_id: logId, timezone } of all) {
    try {
      await fileResults(orgId, logId);
      const due = dueCheck({ timezone, watchedSince, ...(await withOrg(orgId, async (tx) => timesOf(tx, { orgId, id: logId }, now()), "system")) }, now());
      if (due && (await selfCheck(orgId, logId, due, now, anchorLogs))) checked++;
    } catch (error) {
      logger().error({ orgId, logId, err: error instanceof Error ? error.message : String(error) }, "the self-check of a log did not run, will try again");
    }
  }
  return checked;
}

/** When it was checked last, and last as a whole. */
async function timesOf(tx: Tx, log: { orgId: string; id: string }, until: Date): Promise<Pick<CheckTimes, "lastAt" | "lastFullAt">> {
  const [last, full] = await Promise.all([lastCheck(tx, log, { until }), lastCheck(tx, log, { until, kind: "full" })]);
  return { lastAt: last?.startedAt ?? null, lastFullAt: full?.startedAt ?? null };
}
