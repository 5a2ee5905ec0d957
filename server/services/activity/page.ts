import { and, desc, eq, gte, ilike, like, lte, or, sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { leaves } from "@/db/schema/ledger";
import type { ListActivityInput } from "@/server/domain/activity/schema";
import type { ActivityRow } from "@/server/domain/activity/view";
import { decodeCursor, encodeCursor } from "@/server/domain/evidence/cursor";

import { personNames } from "../users/names";

export type ActivityPage = { rows: ActivityRow[]; nextCursor: string | null };

/** One page of the audit trail, newest first, by keyset. The caller has authorized and parsed. */
export async function activityPage(tx: Tx, orgId: string, query: ListActivityInput): Promise<ActivityPage> {
  const found = await tx.select({ event: auditEvents, idx: leaves.idx }).from(auditEvents)
    .leftJoin(leaves, and(eq(leaves.orgId, auditEvents.orgId), eq(leaves.entryId, auditEvents.entryId)))
    .where(and(...conditions(orgId, query))).orderBy(desc(auditEvents.at), desc(auditEvents.id)).limit(query.limit + 1);
  const rows = found.slice(0, query.limit);
  const names = await personNames(tx, rows.map((row) => row.event.actorId));
  const last = rows.at(-1)?.event;
  return {
    rows: rows.map(({ event, idx }) => ({
      id: event.id, at: event.at.toISOString(), actorKind: event.actorKind, actor: names.get(event.actorId) ?? event.actorId, action: event.action,
      objectKind: event.objectKind, objectId: event.objectId, objectLabel: event.objectLabel, detail: event.detail, ip: event.ip,
      requestId: event.requestId, ledgerIndex: idx,
    })),
    nextCursor: found.length > query.limit && last ? encodeCursor(last) : null,
  };
}

function conditions(orgId: string, query: ListActivityInput): (SQL | undefined)[] {
  const after = query.cursor ? decodeCursor(query.cursor) : undefined;
  return [
    eq(auditEvents.orgId, orgId),
    after && sql`(${auditEvents.at}, ${auditEvents.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
    query.actor ? eq(auditEvents.actorId, query.actor) : undefined,
    query.action ? like(auditEvents.action, `${query.action.replaceAll(/[\\%_]/g, "\\$&")}%`) : undefined,
    query.objectKind ? eq(auditEvents.objectKind, query.objectKind) : undefined,
    query.objectId ? eq(auditEvents.objectId, query.objectId) : undefined,
    query.text ? matchesText(query.text) : undefined,
    query.from ? gte(auditEvents.at, new Date(query.from)) : undefined,
    query.to ? lte(auditEvents.at, new Date(query.to)) : undefined,
  ];
}

function matchesText(text: string): SQL | undefined {
  const part = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return or(ilike(auditEvents.objectLabel, part), ilike(auditEvents.objectId, part), eq(auditEvents.requestId, text), eq(auditEvents.ip, text));
}
