import { and, asc, eq, inArray } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditRequestEvents, auditRequestItems } from "@/db/schema/audit-requests";
import { evidence } from "@/db/schema/evidence";
import { movesOf } from "@/server/domain/audit-requests/moves";
import { RequestId } from "@/server/domain/audit-requests/schema";
import type { RequestDetail } from "@/server/domain/audit-requests/view";

import { authorize, parseInput } from "../context";
import { engagementOrThrow } from "../engagements/rows";
import { personNames } from "../users/names";
import { todayOf, toLine } from "./lines";
import { keysOf, requestOrThrow, sideOf, type AuditPartner } from "./rows";

/** One request with what was brought and said, as this side sees it: an auditor nothing that was not submitted. */
export async function getRequest(ctx: AuditPartner, input: unknown): Promise<RequestDetail> {
  authorize(ctx, sideOf(ctx) === "auditor" ? "audit:read" : "work:read");
  const { id } = parseInput(RequestId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await requestOrThrow(tx, ctx, id);
    const [engagement, items, events] = [await engagementOrThrow(tx, ctx, row.engagementId), await itemsOf(tx, ctx, id), await tx.select().from(auditRequestEvents).where(and(eq(auditRequestEvents.orgId, ctx.orgId), eq(auditRequestEvents.requestId, id))).orderBy(asc(auditRequestEvents.at), asc(auditRequestEvents.id))];
    const names = await personNames(tx, [row.ownerId, ...events.map(({ by }) => by), ...items.flatMap(({ item }) => [item.attachedBy, item.decidedBy])]);
    const nameOf = (who: string) => names.get(who) ?? "somebody who left";
    const titles = new Map(items.map(({ item, number, title }) => [item.id, `E-${number} ${title}`]));
    const isOver = engagement.phase === "ended";
    return {
      ...toLine(row, ctx, { today: await todayOf(tx, ctx), keys: await keysOf(tx, ctx.orgId, row.controlIds), names }),
      body: row.body, wants: row.wants, periodFrom: row.periodFrom, periodTo: row.periodTo, engagement: engagement.name, isOver, moves: isOver || !mayAct(ctx) ? [] : movesOf(sideOf(ctx), row.state),
      items: items.map(({ item, number, title }) => ({
        id: item.id, evidenceId: item.evidenceId, number, title, state: item.state, reason: item.reason, text: item.text, attachedBy: nameOf(item.attachedBy), attachedAt: item.attachedAt.toISOString(),
        decidedBy: item.decidedBy && nameOf(item.decidedBy), decidedAt: item.decidedAt?.toISOString() ?? null,
      })),
      events: events.map((event) => ({ id: event.id, at: event.at.toISOString(), side: event.side, who: nameOf(event.by), kind: event.kind, reason: event.reason, text: event.text, item: event.itemId === null ? null : (titles.get(event.itemId) ?? null) })),
    };
  });
}

const mayAct = (ctx: AuditPartner): boolean => sideOf(ctx) === "organization" || ctx.permissions.has("audit:work");

async function itemsOf(tx: Tx, ctx: AuditPartner, id: string) {
  const shown = sideOf(ctx) === "auditor" ? (["submitted", "accepted", "returned"] as const) : (["attached", "submitted", "accepted", "returned"] as const);
  return tx.select({ item: auditRequestItems, number: evidence.number, title: evidence.title }).from(auditRequestItems)
    .innerJoin(evidence, and(eq(evidence.orgId, auditRequestItems.orgId), eq(evidence.id, auditRequestItems.evidenceId)))
    .where(and(eq(auditRequestItems.orgId, ctx.orgId), eq(auditRequestItems.requestId, id), inArray(auditRequestItems.state, [...shown]))).orderBy(asc(auditRequestItems.attachedAt), asc(auditRequestItems.id));
}
