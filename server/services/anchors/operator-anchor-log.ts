import { count } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { anchorPending } from "@/db/schema/anchors";

import { databaseOf } from "../ledger/check-head";
import { readGuardFor, type OperatorLog } from "../ledger/operator-logs";
import { lastAnchorFreeze } from "./anchor-events";
import { findAnchorHead } from "./anchor-head";
import { listAnchorKeys } from "./anchor-keys";

/** The installation's anchor log beside the guard, as an operator's list has every log; undefined before its first round. */
export async function findOperatorAnchorLog(): Promise<OperatorLog | undefined> {
  return withoutOrg(async (tx) => {
    const head = await findAnchorHead(tx);
    if (!head) return undefined;
    const { logId, origin, state, size, root, sysId, timeline } = head;
    const [waiting] = await tx.select({ count: count() }).from(anchorPending);
    const reason = state === "frozen" ? ((await lastAnchorFreeze(tx)) ?? null) : null;
    const keys = (await listAnchorKeys(tx)).map(({ keyId, status, fromSize, toSize, retireAt, vkey }) => ({ id: Buffer.from(keyId).toString("hex"), status, fromSize, toSize, retireAt, vkey }));
    return {
      orgId: null, slug: "(anchor log)", logId, origin, state, reason, size, root, waiting: waiting?.count ?? 0, guard: await readGuardFor(logId), sysId, timeline, database: await databaseOf(tx), keys,
    };
  }, "system");
}
