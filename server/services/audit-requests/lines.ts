import { and, asc, count, eq, ne, type SQL } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";

import type { Tx } from "@/db/client";
import { auditRequestEvents, auditRequestItems, auditRequests } from "@/db/schema/audit-requests";
import { ageInDays } from "@/server/domain/audit-requests/age";
import { turnOf } from "@/server/domain/audit-requests/moves";
import type { RequestLine } from "@/server/domain/audit-requests/view";

import { organizationOrThrow } from "../organizations/rows";
import { personNames } from "../users/names";
import { keysOf, requestName, sideOf, type AuditPartner, type RequestRow } from "./rows";

/** The day it is in the organization. */
export async function todayOf(tx: Tx, ctx: Pick<AuditPartner, "orgId" | "now">): Promise<string> {
  const { timezone } = await organizationOrThrow(tx, ctx.orgId);
  return Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime()).toZonedDateTimeISO(timezone).toPlainDate().toString();
}

/** Requests that meet a condition, in the order of their numbers. */
export async function requestLines(tx: Tx, ctx: AuditPartner, where: SQL | undefined, limit: number): Promise<RequestLine[]> {
  const rows = await tx.select().from(auditRequests).where(and(eq(auditRequests.orgId, ctx.orgId), where)).orderBy(asc(auditRequests.engagementId), asc(auditRequests.number)).limit(limit);
  const seen = sideOf(ctx) === "auditor" ? ne(auditRequestItems.state, "attached") : undefined;
  const items = await tx.select({ id: auditRequestItems.requestId, count: count() }).from(auditRequestItems).innerJoin(auditRequests, and(eq(auditRequests.orgId, auditRequestItems.orgId), eq(auditRequests.id, auditRequestItems.requestId)))
    .where(and(eq(auditRequestItems.orgId, ctx.orgId), where, seen, ne(auditRequestItems.state, "removed"))).groupBy(auditRequestItems.requestId);
  const comments = await tx.select({ id: auditRequestEvents.requestId, count: count() }).from(auditRequestEvents).innerJoin(auditRequests, and(eq(auditRequests.orgId, auditRequestEvents.orgId), eq(auditRequests.id, auditRequestEvents.requestId)))
    .where(and(eq(auditRequestEvents.orgId, ctx.orgId), where, eq(auditRequestEvents.kind, "commented"))).groupBy(auditRequestEvents.requestId);
  const [itemsOf, commentsOf] = [new Map(items.map((row) => [row.id, row.count])), new Map(comments.map((row) => [row.id, row.count]))];
  const about = { today: await todayOf(tx, ctx), keys: await keysOf(tx, ctx.orgId, rows.flatMap(({ controlIds }) => controlIds)), names: await personNames(tx, rows.map(({ ownerId }) => ownerId)) };
  return rows.map((row) => ({ ...toLine(row, ctx, about), items: itemsOf.get(row.id) ?? 0, comments: commentsOf.get(row.id) ?? 0 }));
}

type About = { today: string; keys: ReadonlyMap<string, string>; names: ReadonlyMap<string, string> };

export function toLine(row: RequestRow, ctx: AuditPartner, { today, keys, names }: About): Omit<RequestLine, "items" | "comments"> {
  const times = { createdAt: row.createdAt.toISOString(), stateSince: row.stateSince.toISOString() };
  return {
    id: row.id, engagementId: row.engagementId, number: requestName(row.number), reference: row.reference, title: row.title, group: row.group, state: row.state, ...times, dueOn: row.dueOn,
    isLate: row.dueOn !== null && row.dueOn < today && turnOf(row.state) === "organization", ageDays: ageInDays({ state: row.state, ...times }, ctx.now),
    owner: row.ownerId === null ? null : { id: row.ownerId, name: names.get(row.ownerId) ?? "somebody who left" }, controls: row.controlIds.flatMap((id) => keys.get(id) ?? []), criteria: row.criteria,
  };
}
