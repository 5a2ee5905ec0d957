import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { logs, selfChecks } from "@/db/schema/ledger";

import { env } from "../../env";
import { log as logger } from "../../log";
import { notFound, ServiceError } from "../errors";
import { checkAnchorLogs } from "../anchors/check-anchor-log";
import { noteKept } from "../row-checks/note-kept";
import { checkStoredLog, type LogCheckResult, type WholeCheck } from "./check-log";
import { beatCheck, claimCheck } from "./claim-check";
import type { Reading } from "./check-large-files";
import { fileCheck } from "./file-check";
import { checkMark } from "./marked-rows";
import { openKeys } from "./open-keys";
import { paced } from "./pace";
import { raiseAlarm } from "./raise-alarm";
import { lastCheck, lastPassed, type SelfCheckRow } from "./self-checks";

const MIB = 1 << 20;

/**
 * Checks one log, keeps the result, tells the owners where something is wrong, and files the result as evidence. Whole
 * where no check has passed yet, else as asked. Job only: the ids come from our own look-up.
 *
 * @param anchorLogs what going over the anchor logs finds, where several checks share it
 * @returns the result, or undefined where another worker is at this log
 */
export async function selfCheck(orgId: string, logId: string, asked: SelfCheckRow["kind"], now: () => Date, anchorLogs: WholeCheck["anchorLogs"] = checkAnchorLogs): Promise<SelfCheckRow | undefined> {
  // What a check goes on from must be what one found: a row that only says so would let it pass over what came before.
  const { origin, trusted, lastFull } = await withOrg(orgId, async (tx) => {
    const [row] = await tx.select({ origin: logs.origin }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.id, logId)));
    if (!row) throw notFound("The ledger");
    return { origin: row.origin, trusted: await lastPassed(tx, { orgId, id: logId }), lastFull: await lastCheck(tx, { orgId, id: logId }, { kind: "full", until: now() }) };
  }, "system");
  const kind = trusted ? asked : "full";
  const id = await claimCheck({ orgId, id: logId }, kind, now());
  if (!id) return undefined;
  const result = await checkStoredLog({ orgId, id: logId, origin }, kind === "full" ? { ...readingOf(orgId, id, lastFull, now), anchorLogs } : null, trusted);
  const row = await keep(orgId, id, result, now());
  if (kind === "full" && row.state === "passed") await whereOpen(id, async () => noteKept({ orgId, id: logId }, result.uncommitted, now()));
  return { ...row, evidenceId: (await whereOpen(id, async () => fileCheck(row, origin))) ?? null };
}

/** Files read since the last whole check came to its end were read by one that was broken off: they count for this one. */
function readingOf(orgId: string, id: string, lastFull: SelfCheckRow | undefined, now: () => Date): Reading {
  return { since: lastFull?.finishedAt ?? null, now, pause: paced(env().PROOFROOM_CHECK_MIB_PER_SECOND * MIB, async () => beatCheck(orgId, id, now())) };
}

async function keep(orgId: string, id: string, { from, to, root, checkpoints, entries, records, files, findings }: LogCheckResult, now: Date): Promise<SelfCheckRow> {
  return withOrg(orgId, async (tx) => {
    const [current] = await tx.select().from(selfChecks).where(and(eq(selfChecks.orgId, orgId), eq(selfChecks.id, id)));
    if (!current) throw new Error(`The self-check ${id} is gone.`);
    const done = {
      state: findings.total === 0 ? "passed" : "failed", finishedAt: now, fromSize: from, toSize: to, root, checkpoints,
      entriesChecked: entries, recordsChecked: records, filesRead: files.files, bytesRead: files.bytes, findingsTotal: findings.total, findings: findings.list,
    } as const;
    const mark = checkMark(await openKeys(orgId), { ...current, ...done });
    const [row] = await tx.update(selfChecks).set({ ...done, mark }).where(and(eq(selfChecks.orgId, orgId), eq(selfChecks.id, id))).returning();
    if (!row) throw new Error(`The self-check ${id} is gone.`);
    if (findings.total > 0) await raiseAlarm(tx, orgId, findings, now);
    return row;
  }, "system");
}

/** A frozen log takes no entry. What is not recorded then is when the log is repaired (see `fileResults`), or with the next check. */
async function whereOpen<T>(check: string, record: () => Promise<T>): Promise<T | undefined> {
  try {
    return await record();
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== "UNAVAILABLE") throw error;
    logger().warn({ check, err: error.message }, "what follows from a self-check waits to be recorded");
    return undefined;
  }
}
