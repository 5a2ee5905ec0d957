import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { logs } from "@/db/schema/ledger";

import { isOurs } from "./compare-checks";
import { fileCheck } from "./file-check";
import { unfiledChecks } from "./self-checks";

/** Files results that could not be filed when they were found, e.g. because the log was frozen. Returns how many. */
export async function fileResults(orgId: string, logId: string): Promise<number> {
  const { origin, waiting } = await withOrg(orgId, async (tx) => {
    const [log] = await tx.select({ origin: logs.origin }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.id, logId), eq(logs.state, "active")));
    return { origin: log?.origin ?? "", waiting: log ? await unfiledChecks(tx, { orgId, id: logId }) : [] };
  }, "system");
  let filed = 0;
  for (const row of waiting) {
    // What this installation did not write is no evidence; the next check names it.
    if (!(await withOrg(orgId, async (tx) => isOurs(tx, row), "system"))) continue;
    await fileCheck(row, origin);
    filed++;
  }
  return filed;
}
