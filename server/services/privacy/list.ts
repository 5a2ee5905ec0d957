import { and, asc, count, eq, inArray, isNotNull, ne, sql, type SQL } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { daysUntil, localDay } from "@/server/domain/privacy/calendar-days";
import { RUNNING } from "@/server/domain/privacy/case/rule";
import { ListCasesInput } from "@/server/domain/privacy/desk-schema";
import type { CaseLine, CaseList } from "@/server/domain/privacy/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { personNames } from "../users/names";
import { caseName } from "./append-events";
import { type RequestRow, zoneOfDesk } from "./rows";

/** Requests of people, those due first at the top; drills stand on their own pages. Pages by offset, since an organization has thousands at most. */
export async function listCases(ctx: ServiceContext, input: unknown): Promise<CaseList> {
  authorize(ctx, "privacy:read");
  const wish = parseInput(ListCasesInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const zone = await zoneOfDesk(tx, ctx.orgId);
    const today = localDay(ctx.now.toISOString(), zone).toString();
    const wanted = and(eq(rightsRequests.orgId, ctx.orgId), ne(rightsRequests.channel, "drill"), ...wishes(wish, ctx.actor.id, today));
    const [total] = await tx.select({ value: count() }).from(rightsRequests).where(wanted);
    const rows = await tx.select().from(rightsRequests).where(wanted).orderBy(sql`${rightsRequests.dueOn} asc nulls last`, sql`${rightsRequests.receivedAt} desc`, asc(rightsRequests.id)).limit(wish.size).offset(wish.from);
    const names = await personNames(tx, rows.map(({ assigneeId }) => assigneeId));
    const end = wish.from + rows.length;
    return { rows: rows.map((row) => lineOf(row, today, names)), total: total?.value ?? 0, next: end < (total?.value ?? 0) ? end : null };
  });
}

function wishes({ show, right, mine, number }: ListCasesInput, actorId: string, today: string): SQL[] {
  const open = inArray(rightsRequests.state, [...RUNNING]);
  const shown = { open: [open], overdue: [isNotNull(rightsRequests.dueOn), sql`${rightsRequests.dueOn} < ${today}`], closed: [sql`not ${open}`], all: [] }[show];
  return [...shown, ...(right ? [sql`${rightsRequests.rights} @> ${JSON.stringify([{ right }])}::jsonb`] : []), ...(number ? [eq(rightsRequests.number, number)] : []), ...(mine ? [eq(rightsRequests.assigneeId, actorId)] : [])];
}

/** A row as people see it. */
export function lineOf(row: RequestRow, today: string, names: ReadonlyMap<string, string>): CaseLine {
  return {
    id: row.id, name: caseName(row.number), channel: row.channel, language: row.language, receivedAt: row.receivedAt.toISOString(), state: row.state, rights: row.rights, isIdentified: row.isIdentified,
    addressConfirmed: row.addressConfirmedAt !== null, dueOn: row.dueOn, refusalDueOn: row.refusalDueOn, daysLeft: row.dueOn ? daysUntil(today, row.dueOn) : null, assigneeId: row.assigneeId,
    assignee: row.assigneeId ? (names.get(row.assigneeId) ?? row.assigneeId) : null, closedAt: row.closedAt?.toISOString() ?? null,
  };
}
