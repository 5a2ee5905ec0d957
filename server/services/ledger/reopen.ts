import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { logs } from "@/db/schema/ledger";
import type { LogEventKind } from "@/server/domain/ledger/head-guard";

import { systemContext } from "../access/system-context";
import type { LockedHead } from "./lock-head";
import { lastFreeze, noteEvent } from "./log-events";
import { recordHeld } from "./record-held";
import { recordChanges, type Change } from "./record-change";

type End = { kind: LogEventKind; code: string; sentence: string };

/**
 * Ends a freeze, and puts freeze and end into the ledger itself: from here on it takes entries again.
 *
 * @param more type and further detail of that entry, where a pack must open it whatever was asked for
 */
export async function reopen(tx: Tx, { orgId, logId, origin }: LockedHead, event: End, now: Date, more: Pick<Change, "type"> & { detail?: Change["detail"] } = {}): Promise<void> {
  const freeze = await lastFreeze(tx, orgId, logId);
  await tx.update(logs).set({ state: "active" }).where(and(eq(logs.orgId, orgId), eq(logs.id, logId)));
  await noteEvent(tx, { orgId, logId }, event, now);
  await recordHeld(tx, { orgId, logId }, now);
  await recordChanges(tx, systemContext(orgId, now), [{
    action: `log.${event.kind}`, type: more.type ?? "audit.event", object: { kind: "log", id: logId, label: origin },
    detail: { ...more.detail, sentence: event.sentence, frozen: freeze ? { at: freeze.at.toISOString(), code: freeze.code, sentence: freeze.sentence } : null },
  }]);
}
