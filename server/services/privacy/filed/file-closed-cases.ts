import { sql } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { log } from "@/server/log";

import { Turns } from "../../in-turns";
import { fileCase, type Filing } from "./file-case";
import { endedCases, overdueCases } from "./unfiled";

const turns = new Turns("cases to file");

/** Files every case that has ended, or is overdue, and is not filed so yet as evidence. Returns how many. */
export async function fileClosedCases(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => fileClosedCasesOf(orgId, now));
}

/** The same for one organization: so many in one go, the oldest first. */
export async function fileClosedCasesOf(orgId: string, now: Date): Promise<number> {
  let filed = 0;
  for (const filing of [...(await endedCases(orgId)), ...(await overdueCases(orgId, now))]) filed += await fileOrLog(orgId, filing, now);
  return filed;
}

/** What cannot be filed keeps nothing else waiting; it is tried again. */
async function fileOrLog(orgId: string, filing: Filing, now: Date): Promise<number> {
  try {
    return (await fileCase(orgId, filing, now)) ? 1 : 0;
  } catch (error) {
    log().error({ orgId, requestId: filing.id, err: error instanceof Error ? error.message : String(error) }, "a case could not be filed as evidence, will try again");
    return 0;
  }
}
