import { and, asc, eq, isNotNull, ne } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { privacySettings, rightsRequests } from "@/db/schema/privacy";
import type { HomeView } from "@/server/domain/home/view";
import { daysUntil, localDay } from "@/server/domain/privacy/calendar-days";

import type { ServiceContext } from "../context";
import { caseName } from "../privacy/append-events";

const SHOWN = 5;

/** Rights requests that wait for an answer, those due first, in one statement. Null where there is no privacy desk, or where this reader does not see it. */
export async function requestsDue(tx: Tx, ctx: ServiceContext): Promise<HomeView["requests"]> {
  if (!ctx.permissions.has("privacy:read")) return null;
  const { id, number, rights, dueOn } = rightsRequests;
  const rows = await tx.select({ zone: privacySettings.zone, id, number, rights, dueOn }).from(privacySettings)
    .leftJoin(rightsRequests, and(eq(rightsRequests.orgId, privacySettings.orgId), isNotNull(dueOn), ne(rightsRequests.channel, "drill")))
    .where(eq(privacySettings.orgId, ctx.orgId)).orderBy(asc(dueOn), asc(id)).limit(SHOWN);
  const [first] = rows;
  if (!first) return null;
  const today = localDay(ctx.now.toISOString(), first.zone).toString();
  return rows.flatMap((row) => (row.id === null || row.number === null || row.dueOn === null ? [] : [{ name: caseName(row.number), rights: (row.rights ?? []).map(({ right }) => right), href: `/privacy/${row.id}`, dueOn: row.dueOn, daysLeft: daysUntil(today, row.dueOn) }]));
}
