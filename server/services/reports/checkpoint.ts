import { and, desc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { keys, signatures } from "@/db/schema/ledger";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { tenantNote } from "../anchors/anchor-note";
import { findLog, type LogRow } from "../ledger/find-log";
import { newestSize, readCheckpoints } from "../ledger/read-checkpoints";

/**
 * The newest signed head of the log that the organization writes to now, with the newest of the keys that signed this
 * head: name, head, key and note of one log, whatever logs it succeeded. Fields are null until the log has a head.
 * Throws `NOT_FOUND` for an organization without a log.
 */
export async function checkpointOf(tx: Tx, orgId: string): Promise<ReportSnapshot["ledger"]> {
  const log = await findLog(tx, orgId);
  const [head] = await readCheckpoints(tx, log, newestSize(log));
  if (!head) return { origin: log.origin, vkey: await newestKey(tx, log), size: 0, root: null, at: null, note: null };
  return {
    origin: log.origin, vkey: await newestKey(tx, log, head.size), size: head.size, root: Buffer.from(head.root).toString("base64"), at: head.cutAt.toISOString(),
    note: (await tenantNote(tx, { orgId, logId: log.id }, head.size)).note,
  };
}

/** Of the keys that signed the head of a size; of all keys where nothing was signed yet. */
async function newestKey(tx: Tx, { orgId, id }: LogRow, size?: number): Promise<string | null> {
  const own = and(eq(keys.orgId, orgId), eq(keys.logId, id));
  const signed = and(eq(signatures.orgId, keys.orgId), eq(signatures.logId, keys.logId), eq(signatures.keyId, keys.keyId));
  const all = tx.select({ vkey: keys.vkey }).from(keys).$dynamic();
  const [key] = await (size === undefined ? all.where(own) : all.innerJoin(signatures, signed).where(and(own, eq(signatures.size, size)))).orderBy(desc(keys.fromSize)).limit(1);
  return key?.vkey ?? null;
}
