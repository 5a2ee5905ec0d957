import { count } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { anchorPending } from "@/db/schema/anchors";

import { databaseOf } from "../ledger/check-head";
import { readGuardFor, type OperatorLog } from "../ledger/operator-logs";
import { lastAnchorFreeze } from "./anchor-events";
import { listAnchorHeads, type AnchorHead } from "./anchor-head";
import { listAnchorKeys } from "./anchor-keys";

/** The installation's anchor log beside the guard, as an operator's list has every log; undefined before its first round. */
export async function findOperatorAnchorLog(): Promise<OperatorLog | undefined> {
  return (await listOperatorAnchorLogs()).at(-1);
}

/** The same with those that it succeeded, the first one first. */
export async function listOperatorAnchorLogs(): Promise<OperatorLog[]> {
  return withoutOrg(async (tx) => {
    const logs = [];
    for (const head of await listAnchorHeads(tx)) logs.push(await operatorLog(tx, head));
    return logs;
  }, "system");
}

async function operatorLog(tx: Tx, head: AnchorHead): Promise<OperatorLog> {
  const { logId, origin, state, size, root, sysId, timeline } = head;
  // What waits goes into the log that is written to.
  const [waiting] = state === "closed" ? [] : await tx.select({ count: count() }).from(anchorPending);
  const reason = state !== "active" ? ((await lastAnchorFreeze(tx, head.id)) ?? null) : null;
  const keys = (await listAnchorKeys(tx, head.id)).map(({ keyId, status, fromSize, toSize, retireAt, vkey }) => ({ id: Buffer.from(keyId).toString("hex"), status, fromSize, toSize, retireAt, vkey }));
  return {
    orgId: null, slug: "(anchor log)", logId, origin, state, reason, size, root, waiting: waiting?.count ?? 0, guard: await readGuardFor(logId), sysId, timeline, database: await databaseOf(tx), keys,
  };
}
