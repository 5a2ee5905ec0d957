import { and, eq, inArray, like, max, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Sight, type Tx } from "@/db/client";
import { anchorHead, anchorKeys, anchorLeaves, anchorSignatures } from "@/db/schema/anchors";
import { entries, keys, leaves, logs, signatures } from "@/db/schema/ledger";
import { checkKeys, type KeyList, type KeyRow } from "@/server/domain/ledger/check-keys";
import type { Findings } from "@/server/domain/ledger/finding";
import { ED25519 } from "@/server/domain/ledger/verifier-key";

type OfLog = { orgId: string; id: string };
const AT_ONE_MOMENT: Sight = { isolationLevel: "repeatable read", accessMode: "read only" };
const SAYS = '%"type":"key.rotated"%';

/** Holds the list of an organization's log's keys against its heads and entries, all of one moment: keys may be changed meanwhile. Findings as `checkKeys`. */
export async function compareKeys(log: OfLog, findings: Findings): Promise<void> {
  checkKeys(await withOrg(log.orgId, async (tx) => keysOf(tx, log), "system", AT_ONE_MOMENT), findings);
}

async function keysOf(tx: Tx, { orgId, id }: OfLog): Promise<KeyList> {
  const [log] = await tx.select({ state: logs.state }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.id, id)));
  const rows = await tx.select().from(keys).where(and(eq(keys.orgId, orgId), eq(keys.logId, id)));
  const used = await tx.select({ keyId: signatures.keyId, last: max(signatures.size) }).from(signatures).where(and(eq(signatures.orgId, orgId), eq(signatures.logId, id))).groupBy(signatures.keyId);
  const at = placesOf(rows);
  const rotations = at.length === 0 ? [] : await tx.select({ index: leaves.idx }).from(leaves).innerJoin(entries, and(eq(entries.orgId, leaves.orgId), eq(entries.id, leaves.entryId)))
    .where(and(eq(leaves.orgId, orgId), eq(leaves.logId, id), inArray(leaves.idx, at), like(sql`encode(${entries.leafBytes}, 'escape')`, SAYS)));
  return listOf(rows, used, rotations, log?.state === "closed");
}

/** The same of an anchor log. */
export async function compareAnchorKeys(logNo: number, findings: Findings): Promise<void> {
  checkKeys(await withoutOrg(async (tx) => anchorKeysOf(tx, logNo), "system", AT_ONE_MOMENT), findings);
}

async function anchorKeysOf(tx: Tx, logNo: number): Promise<KeyList> {
  const [log] = await tx.select({ state: anchorHead.state }).from(anchorHead).where(eq(anchorHead.id, logNo));
  const rows = await tx.select().from(anchorKeys).where(eq(anchorKeys.logNo, logNo));
  const used = await tx.select({ keyId: anchorSignatures.keyId, last: max(anchorSignatures.size) }).from(anchorSignatures).where(and(eq(anchorSignatures.logNo, logNo), eq(anchorSignatures.type, ED25519))).groupBy(anchorSignatures.keyId);
  const at = placesOf(rows);
  const rotations = at.length === 0 ? [] : await tx.select({ index: anchorLeaves.idx }).from(anchorLeaves).where(and(eq(anchorLeaves.logNo, logNo), inArray(anchorLeaves.idx, at), like(sql`encode(${anchorLeaves.leafBytes}, 'escape')`, SAYS)));
  return listOf(rows, used, rotations, log?.state === "closed");
}

/** Where the entries must stand that brought these keys. */
function placesOf(rows: readonly KeyRow[]): number[] {
  return rows.filter(({ fromSize }) => fromSize > 0).map(({ fromSize }) => fromSize - 1);
}

function listOf(rows: readonly KeyRow[], used: readonly { keyId: Uint8Array; last: number | null }[], rotations: readonly { index: number }[], isClosed: boolean): KeyList {
  return { keys: rows, used: used.map(({ keyId, last }) => ({ keyId: Buffer.from(keyId).toString("hex"), last: last ?? 0 })), rotations: new Set(rotations.map(({ index }) => index)), isClosed };
}
