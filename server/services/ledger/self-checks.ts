import { and, asc, desc, eq, inArray, isNull, lte } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { selfChecks } from "@/db/schema/ledger";
import type { LedgerView, SelfCheck } from "@/server/domain/ledger/view";

import { isOurs } from "./compare-checks";

export type SelfCheckRow = typeof selfChecks.$inferSelect;
type OfLog = { orgId: string; id: string };

type Asked = { kind?: SelfCheckRow["kind"]; /** What is said to have begun or ended after this is not taken for one. */ until?: Date };

/** Rows that were put in are named by each check: more of them than this are not read over for one that was not. */
const MOST = 50;

/** The newest check of a log that came to an end and is as this installation wrote it, of any kind or of one. What only says so, or says that it is of a time to come, would keep others from being made. */
export async function lastCheck(tx: Tx, log: OfLog, { kind, until }: Asked = {}): Promise<SelfCheckRow | undefined> {
  const rows = await tx.select().from(selfChecks)
    .where(and(eq(selfChecks.orgId, log.orgId), eq(selfChecks.logId, log.id), inArray(selfChecks.state, ["passed", "failed"]), kind && eq(selfChecks.kind, kind), until && lte(selfChecks.startedAt, until), until && lte(selfChecks.finishedAt, until)))
    .orderBy(desc(selfChecks.startedAt)).limit(MOST);
  for (const row of rows) if (await isOurs(tx, row)) return row;
  return undefined;
}

/** The newest that says that it found nothing: what it verified is where the next one goes on, unless it was put in. */
export async function lastPassed(tx: Tx, log: OfLog): Promise<SelfCheckRow | undefined> {
  const [row] = await tx.select().from(selfChecks).where(and(eq(selfChecks.orgId, log.orgId), eq(selfChecks.logId, log.id), eq(selfChecks.state, "passed"))).orderBy(desc(selfChecks.startedAt)).limit(1);
  return row && (await isOurs(tx, row)) ? row : undefined;
}

/** Results that are no evidence yet, oldest first. */
export async function unfiledChecks(tx: Tx, log: OfLog): Promise<SelfCheckRow[]> {
  return tx.select().from(selfChecks)
    .where(and(eq(selfChecks.orgId, log.orgId), eq(selfChecks.logId, log.id), inArray(selfChecks.state, ["passed", "failed"]), isNull(selfChecks.evidenceId))).orderBy(asc(selfChecks.startedAt)).limit(50);
}

/** What a page shows of them. */
export async function checksOf(tx: Tx, log: OfLog): Promise<LedgerView["checks"]> {
  const [last, full, running] = await Promise.all([
    lastCheck(tx, log), lastCheck(tx, log, { kind: "full" }),
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
