import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { selfChecks } from "@/db/schema/ledger";
import type { LedgerView, SelfCheck } from "@/server/domain/ledger/view";

export type SelfCheckRow = typeof selfChecks.$inferSelect;
type OfLog = { orgId: string; id: string };

/** The newest check of a log that came to an end, of any kind or of one. */
export async function lastCheck(tx: Tx, log: OfLog, kind?: SelfCheckRow["kind"]): Promise<SelfCheckRow | undefined> {
  const [row] = await tx.select().from(selfChecks)
    .where(and(eq(selfChecks.orgId, log.orgId), eq(selfChecks.logId, log.id), inArray(selfChecks.state, ["passed", "failed"]), kind ? eq(selfChecks.kind, kind) : undefined))
    .orderBy(desc(selfChecks.startedAt)).limit(1);
  return row;
}

/** The newest that found nothing: what it verified is where the next one goes on. */
export async function lastPassed(tx: Tx, log: OfLog): Promise<SelfCheckRow | undefined> {
  const [row] = await tx.select().from(selfChecks).where(and(eq(selfChecks.orgId, log.orgId), eq(selfChecks.logId, log.id), eq(selfChecks.state, "passed"))).orderBy(desc(selfChecks.startedAt)).limit(1);
  return row;
}

/** Results that are no evidence yet, oldest first. */
export async function unfiledChecks(tx: Tx, log: OfLog): Promise<SelfCheckRow[]> {
  return tx.select().from(selfChecks)
    .where(and(eq(selfChecks.orgId, log.orgId), eq(selfChecks.logId, log.id), inArray(selfChecks.state, ["passed", "failed"]), isNull(selfChecks.evidenceId))).orderBy(asc(selfChecks.startedAt)).limit(50);
}

/** What a page shows of them. */
export async function checksOf(tx: Tx, log: OfLog): Promise<LedgerView["checks"]> {
  const [last, full, running] = await Promise.all([
    lastCheck(tx, log), lastCheck(tx, log, "full"),
    tx.select({ since: selfChecks.startedAt }).from(selfChecks).where(and(eq(selfChecks.orgId, log.orgId), eq(selfChecks.logId, log.id), eq(selfChecks.state, "running"))),
  ]);
  return { last: last ? toSelfCheck(last) : null, full: full ? toSelfCheck(full) : null, runningSince: running[0]?.since.toISOString() ?? null };
}

function toSelfCheck(row: SelfCheckRow): SelfCheck {
  return {
    id: row.id, kind: row.kind, state: row.state, startedAt: row.startedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null, fromSize: row.fromSize, toSize: row.toSize,
    entriesChecked: row.entriesChecked ?? 0, recordsChecked: row.recordsChecked ?? 0, filesRead: row.filesRead ?? 0, bytesRead: row.bytesRead ?? 0, findingsTotal: row.findingsTotal ?? 0, findings: row.findings ?? [], evidenceId: row.evidenceId,
  };
}
