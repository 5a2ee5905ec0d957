import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";

import { ask, withOrg } from "@/db/client";
import { systemTasks } from "@/db/schema/privacy-systems";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { isSilent } from "@/server/domain/privacy/systems/silence";

import { systemContext } from "../../access/system-context";
import { Turns } from "../../in-turns";
import { findSettings, lockRequest } from "../rows";
import { giveToPerson } from "./give-to-person";
import { lockTask } from "./rows";

const WAITING = ["open", "sent", "accepted"] as const;
const turns = new Turns("silent systems");

/** Makes every task that stayed unanswered until a week before it is due a person's. Returns how many. */
export async function raiseSilentTasks(now: Date): Promise<number> {
  const orgs = await ask<{ org_id: string }>(sql`select org_id from access.all_orgs()`, "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => raiseIn(orgId, now));
}

async function raiseIn(orgId: string, now: Date): Promise<number> {
  const { today, waiting } = await withOrg(orgId, async (tx) => {
    const settings = await findSettings(tx, orgId);
    const rows = settings ? await tx.select().from(systemTasks).where(and(eq(systemTasks.orgId, orgId), inArray(systemTasks.state, [...WAITING]), isNotNull(systemTasks.dueOn))) : [];
    return { today: localDay(now.toISOString(), settings?.zone ?? "UTC").toString(), waiting: rows };
  }, "system");
  const silent = waiting.filter((task) => isSilent(task, today, now));
  for (const { requestId, id } of silent) {
    await withOrg(orgId, async (tx) => {
      const request = await lockRequest(tx, orgId, requestId);
      const task = await lockTask(tx, orgId, requestId, id);
      // Answered meanwhile, or raised by another worker.
      if (isSilent(task, today, now)) await giveToPerson(tx, systemContext(orgId, now), { ...task, caseNumber: request.number }, "silent", null);
    }, "system");
  }
  return silent.length;
}

