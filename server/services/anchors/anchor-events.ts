import { and, desc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Tx } from "@/db/client";
import { anchorEvents } from "@/db/schema/anchors";
import type { LogEventKind } from "@/server/domain/ledger/head-guard";

export type AnchorEvent = { kind: LogEventKind; code: string; sentence: string };

/** Notes what happened to an anchor log as a whole. */
export async function noteAnchorEvent(tx: Tx, logNo: number, event: AnchorEvent, now: Date): Promise<void> {
  await tx.insert(anchorEvents).values({ id: uuidv7({ msecs: now.getTime() }), logNo, at: now, ...event });
}

/** Its newest freeze, whether it still lasts or not. */
export async function lastAnchorFreeze(tx: Tx, logNo: number): Promise<{ code: string; sentence: string; at: Date } | undefined> {
  const [event] = await tx.select({ code: anchorEvents.code, sentence: anchorEvents.sentence, at: anchorEvents.at }).from(anchorEvents)
    .where(and(eq(anchorEvents.logNo, logNo), eq(anchorEvents.kind, "frozen"))).orderBy(desc(anchorEvents.at), desc(anchorEvents.id)).limit(1);
  return event;
}
