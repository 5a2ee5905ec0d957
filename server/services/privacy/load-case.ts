import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestEvents } from "@/db/schema/privacy";
import type { Case } from "@/server/domain/privacy/case/case";
import { foldCase } from "@/server/domain/privacy/case/fold";
import { CaseEvent } from "@/server/domain/privacy/schema";

/** The events of a case, in their order. */
export async function loadEvents(tx: Tx, orgId: string, requestId: string): Promise<CaseEvent[]> {
  const rows = await tx.select().from(requestEvents).where(and(eq(requestEvents.orgId, orgId), eq(requestEvents.requestId, requestId))).orderBy(asc(requestEvents.seq));
  return rows.map((row) => CaseEvent.parse({ seq: row.seq, at: row.at, actor: { kind: row.actorKind, id: row.actorId }, right: row.right, kind: row.kind, data: row.detail }));
}

export async function loadCase(tx: Tx, orgId: string, requestId: string): Promise<Case> {
  return foldCase(await loadEvents(tx, orgId, requestId));
}
