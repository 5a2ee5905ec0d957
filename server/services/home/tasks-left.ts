import { and, asc, eq, inArray, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { dataSystems, systemTasks } from "@/db/schema/privacy-systems";
import type { HomeView } from "@/server/domain/home/view";

import type { ServiceContext } from "../context";
import { caseName } from "../privacy/append-events";

const SHOWN = 5;
const WORDS: Record<string, string> = { silent: "did not report", failed: "could not be asked" };

/** Tasks that a system left undone and that are this person's now, those due first, in one statement. */
export async function tasksLeft(tx: Tx, ctx: ServiceContext): Promise<HomeView["work"]> {
  const rows = await tx.select({ number: rightsRequests.number, state: systemTasks.state, dueOn: systemTasks.dueOn, systemId: systemTasks.systemId, name: dataSystems.name }).from(systemTasks)
    .innerJoin(rightsRequests, and(eq(rightsRequests.orgId, systemTasks.orgId), eq(rightsRequests.id, systemTasks.requestId)))
    .leftJoin(dataSystems, and(eq(dataSystems.orgId, systemTasks.orgId), eq(dataSystems.id, systemTasks.systemId)))
    .where(and(eq(systemTasks.orgId, ctx.orgId), eq(systemTasks.assigneeId, ctx.actor.id), inArray(systemTasks.state, ["silent", "failed"])))
    .orderBy(sql`${systemTasks.dueOn} asc nulls last`, asc(systemTasks.id)).limit(SHOWN);
  return rows.map(({ number, state, dueOn, systemId, name }) => ({ label: `${caseName(number)}: ${name ?? systemId} ${WORDS[state] ?? "waits"}. It is yours now.`, href: "/work", dueAt: dueOn && `${dueOn}T12:00:00.000Z` }));
}
