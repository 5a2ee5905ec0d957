import { and, eq, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { selfChecks } from "@/db/schema/ledger";
import { newId } from "@/server/domain/ids/ids";

import type { SelfCheckRow } from "./self-checks";

/** A check that has shown no life for so long died with its process; one that showed it this far in the time to come never lived. */
const ABANDONED_MS = 2 * 3_600_000;

/** Says that a check goes on. */
export async function beatCheck(orgId: string, id: string, now: Date): Promise<void> {
  await withOrg(orgId, async (tx) => tx.update(selfChecks).set({ beatAt: now }).where(and(eq(selfChecks.orgId, orgId), eq(selfChecks.id, id))), "system");
}

/** Takes the right to check a log now. Undefined where another worker is at it: a unique index lets one through. */
export async function claimCheck(log: { orgId: string; id: string }, kind: SelfCheckRow["kind"], now: Date): Promise<string | undefined> {
  return withOrg(log.orgId, async (tx) => {
    const running = and(eq(selfChecks.orgId, log.orgId), eq(selfChecks.logId, log.id), eq(selfChecks.state, "running"));
    const [from, to] = [-ABANDONED_MS, ABANDONED_MS].map((ms) => new Date(now.getTime() + ms).toISOString());
    await tx.update(selfChecks).set({ state: "abandoned" }).where(and(running, sql`coalesce(${selfChecks.beatAt}, ${selfChecks.startedAt}) not between ${from}::timestamptz and ${to}::timestamptz`));
    const [row] = await tx.insert(selfChecks).values({ orgId: log.orgId, id: newId("selfCheck"), logId: log.id, kind, state: "running", startedAt: now }).onConflictDoNothing().returning({ id: selfChecks.id });
    return row?.id;
  }, "system");
}
