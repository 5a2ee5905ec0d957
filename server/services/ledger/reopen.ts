import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { logs } from "@/db/schema/ledger";
import type { LogEventKind } from "@/server/domain/ledger/head-guard";

import { systemContext } from "../access/system-context";
import type { LockedHead } from "./lock-head";
import { lastFreeze, noteEvent } from "./log-events";
import { recordChanges } from "./record-change";

/** Ends a freeze, and puts freeze and end into the ledger itself: from here on it takes entries again. */
export async function reopen(tx: Tx, { orgId, logId, origin }: LockedHead, event: { kind: LogEventKind; code: string; sentence: string }, now: Date): Promise<void> {
  const freeze = await lastFreeze(tx, orgId, logId);
  await tx.update(logs).set({ state: "active" }).where(and(eq(logs.orgId, orgId), eq(logs.id, logId)));
  await noteEvent(tx, { orgId, logId }, event, now);
  await recordChanges(tx, systemContext(orgId, now), [{
    action: `log.${event.kind}`, object: { kind: "log", id: logId, label: origin },
    detail: { sentence: event.sentence, frozen: freeze ? { at: freeze.at.toISOString(), code: freeze.code, sentence: freeze.sentence } : null },
  }]);
}
