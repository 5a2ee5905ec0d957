import { and, desc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Tx } from "@/db/client";
import { logEvents, logs } from "@/db/schema/ledger";
import type { LogEventKind } from "@/server/domain/ledger/head-guard";

type LogEvent = { kind: LogEventKind; code: string; sentence: string };
const WHAT_TO_DO = "Nothing can be recorded until whoever runs the installation has repaired it: docs/operations/ledger-repair.md says how.";

/** Notes what happened to a log as a whole. Stands beside the ledger, because a frozen log takes no entry. */
export async function noteEvent(tx: Tx, { orgId, logId }: { orgId: string; logId: string }, event: LogEvent, now: Date): Promise<void> {
  await tx.insert(logEvents).values({ orgId, id: uuidv7({ msecs: now.getTime() }), logId, at: now, ...event });
}

/** The newest freeze of a log, whether it still lasts or not. */
export async function lastFreeze(tx: Tx, orgId: string, logId: string): Promise<{ id: string; code: string; sentence: string; at: Date } | undefined> {
  const [event] = await tx.select({ id: logEvents.id, code: logEvents.code, sentence: logEvents.sentence, at: logEvents.at }).from(logEvents)
    .where(and(eq(logEvents.orgId, orgId), eq(logEvents.logId, logId), eq(logEvents.kind, "frozen"))).orderBy(desc(logEvents.at), desc(logEvents.id)).limit(1);
  return event;
}

/** Why nothing can be recorded in an organization without an active log, and what to do. */
export async function whyClosed(tx: Tx, orgId: string): Promise<string> {
  const [log] = await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.state, "frozen"))).limit(1);
  const freeze = log && (await lastFreeze(tx, orgId, log.id));
  return freeze
    ? `The ledger of this organization is frozen since ${freeze.at.toISOString()}. ${freeze.sentence} ${WHAT_TO_DO}`
    : `The ledger of this organization is frozen. ${WHAT_TO_DO}`;
}
