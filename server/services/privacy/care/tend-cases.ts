import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { identityCareOf } from "@/server/domain/privacy/care/identity-care";
import { nudgesOf } from "@/server/domain/privacy/care/nudges";
import { RUNNING } from "@/server/domain/privacy/case/rule";
import { log } from "@/server/log";

import { systemContext } from "../../access/system-context";
import { Turns } from "../../in-turns";
import { carryOutAct } from "../act";
import { loadCase } from "../load-case";
import { addMissingProgress } from "../numbers/save-progress";
import { lockRequest } from "../rows";
import { identityReminder } from "./identity-reminder";
import { keepDates } from "./keep-dates";
import { nudgePeople } from "./nudge-people";

const AT_ONCE = 200;
const turns = new Turns("open cases");

/**
 * Looks after every open case: reminds people who were asked who they are, proposes the end of what nobody answered, and
 * reminds the organization of its dates, which it keeps in step for lists. Each thing is done once, in one transaction with its trace, however often this
 * runs and wherever it was stopped. Returns how many things were done.
 */
export async function tendCases(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => tendCasesOf(orgId, now));
}

/** The same for one organization. */
export async function tendCasesOf(orgId: string, now: Date): Promise<number> {
  while ((await withOrg(orgId, async (tx) => addMissingProgress(tx, orgId, now, AT_ONCE), "system")) === AT_ONCE);
  let [done, after] = [0, ""];
  for (;;) {
    const ids = await openCases(orgId, after);
    for (const id of ids) done += await tendOrLog(orgId, id, now);
    after = ids.at(-1) ?? "";
    if (ids.length < AT_ONCE) return done;
  }
}

async function openCases(orgId: string, after: string): Promise<string[]> {
  const rows = await withOrg(orgId, async (tx) => tx.select({ id: rightsRequests.id }).from(rightsRequests)
    .where(and(eq(rightsRequests.orgId, orgId), inArray(rightsRequests.state, [...RUNNING]), gt(rightsRequests.id, after))).orderBy(asc(rightsRequests.id)).limit(AT_ONCE), "system");
  return rows.map(({ id }) => id);
}

/** One case that cannot be looked after keeps no other waiting; its next turn tries again. */
async function tendOrLog(orgId: string, id: string, now: Date): Promise<number> {
  try {
    return await tendCase(orgId, id, now);
  } catch (error) {
    log().error({ orgId, requestId: id, err: error instanceof Error ? error.name : "unknown" }, "a case could not be looked after, will try again");
    return 0;
  }
}

async function tendCase(orgId: string, id: string, now: Date): Promise<number> {
  const ctx = systemContext(orgId, now);
  return withOrg(orgId, async (tx) => {
    const request = await lockRequest(tx, orgId, id);
    const current = await loadCase(tx, orgId, id);
    const act = identityCareOf(current, now);
    if (act === null) await keepDates(tx, request, current, now);
    if (act === "propose_lapse") await carryOutAct(tx, ctx, id, { kind: act, data: {} });
    if (act === "remind_identity") await carryOutAct(tx, ctx, id, { kind: act, data: { notice: await identityReminder(tx, orgId, request, current) } });
    return (act === null ? 0 : 1) + (await nudgePeople(tx, ctx, request, nudgesOf(current, now)));
  }, "system");
}
