import { and, asc, count, eq, min } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { checkpoints, entries, keys, logHeads, pending } from "@/db/schema/ledger";
import { encodeBase64 } from "@/server/domain/ledger/bytes";
import { EMPTY_FRONTIER, rootHash } from "@/server/domain/ledger/merkle";
import type { LedgerKey, LedgerView } from "@/server/domain/ledger/view";

import { authorize, type ServiceContext } from "../context";
import { anchorStateOf } from "./anchor-state";
import { findLog, type LogRow } from "./find-log";
import { growthOf } from "./growth";
import { checkpointPage } from "./list-checkpoints";
import { checksOf } from "./self-checks";

const FIRST_CHECKPOINTS = 10;

/** Everything a page says of the organization's log: head, growth, newest checkpoints, keys, what waits, the last self-checks. Eight queries, none of which grows with the log. */
export async function getLedger(ctx: ServiceContext): Promise<LedgerView> {
  authorize(ctx, "ledger:read");
  return withOrg(ctx.orgId, async (tx) => {
    const log = await findLog(tx, ctx.orgId);
    const [head, waiting, growth, checkpoints, keyRows, checks] = await Promise.all([
      headOf(tx, log), waitingOf(tx, log), growthOf(tx, log, ctx.now), checkpointPage(tx, ctx.orgId, FIRST_CHECKPOINTS), keysOf(tx, log), checksOf(tx, log),
    ]);
    const anchored = head.size > 0 ? await anchorStateOf(tx, { orgId: ctx.orgId, logId: log.id }, head.size - 1) : null;
    return { origin: log.origin, state: log.state, openedAt: log.createdAt.toISOString(), head, waiting, growth, checkpoints, keys: keyRows, anchored, checks };
  });
}

async function headOf(tx: Tx, log: LogRow): Promise<LedgerView["head"]> {
  // The newest head that may leave the house, see publishHead.
  const [head] = await tx.select({ size: checkpoints.size, root: checkpoints.root, at: logHeads.updatedAt }).from(logHeads)
    .innerJoin(checkpoints, and(eq(checkpoints.orgId, logHeads.orgId), eq(checkpoints.logId, logHeads.logId), eq(checkpoints.size, logHeads.guardedSize))).where(and(eq(logHeads.orgId, log.orgId), eq(logHeads.logId, log.id)));
  return { size: head?.size ?? 0, root: encodeBase64(head?.root ?? rootHash(EMPTY_FRONTIER)), at: (head?.at ?? log.createdAt).toISOString() };
}

async function waitingOf(tx: Tx, log: LogRow): Promise<LedgerView["waiting"]> {
  const [row] = await tx.select({ count: count(), oldestAt: min(entries.createdAt) }).from(pending)
    .innerJoin(entries, and(eq(entries.orgId, pending.orgId), eq(entries.id, pending.entryId))).where(and(eq(pending.orgId, log.orgId), eq(pending.logId, log.id)));
  return { count: row?.count ?? 0, oldestAt: row?.oldestAt?.toISOString() ?? null };
}

async function keysOf(tx: Tx, log: LogRow): Promise<LedgerKey[]> {
  const rows = await tx.select().from(keys).where(and(eq(keys.orgId, log.orgId), eq(keys.logId, log.id))).orderBy(asc(keys.fromSize));
  return rows.map((row) => ({ id: Buffer.from(row.keyId).toString("hex"), vkey: row.vkey, fromSize: row.fromSize, toSize: row.toSize, status: row.status }));
}
