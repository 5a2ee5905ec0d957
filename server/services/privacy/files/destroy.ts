import { and, eq, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { requestFiles } from "@/db/schema/request-files";
import { keyStore } from "@/server/storage/key-store";
import { listOldRequestFiles, removeRequestFile, sweepRequestFile } from "@/server/storage/request-file-store";

import { systemContext } from "../../access/system-context";
import { Turns } from "../../in-turns";
import { holdKeys } from "../../ledger/hold-keys";
import { openKeys } from "../../ledger/open-keys";
import { recordChanges } from "../../ledger/record-change";
import { caseName } from "../append-events";
import { lockRequest } from "../rows";
import { filesOfCase } from "./file-keys";

const AT_ONCE = 200;
const turns = new Turns("files of requests");
const LEFT_MS = 24 * 3_600_000;
/** A case that ended without an answer has no use for what was collected. */
const ENDED_UNANSWERED = ["withdrawn", "unverified_lapsed", "not_identifiable", "forwarded_not_controller"] as const;

/** Destroys every file of a request whose time is over, and sweeps what no row names. Returns how many were destroyed. */
export async function destroyOldFiles(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => destroyOldFilesOf(orgId, now));
}

/** The same for one organization. May be run again after whatever stopped it. */
export async function destroyOldFilesOf(orgId: string, now: Date): Promise<number> {
  const due = await withOrg(orgId, async (tx) => dueIn(tx, orgId, now), "system");
  for (const requestId of new Set(due.map((row) => row.requestId))) await withOrg(orgId, async (tx) => announce(tx, orgId, requestId, now), "system");
  const destroyed = await withOrg(orgId, async (tx) => destroyEnded(tx, orgId, now), "system");
  await sweep(orgId, now);
  return destroyed;
}

async function dueIn(tx: Tx, orgId: string, now: Date, requestId?: string) {
  const isOver = or(
    lte(requestFiles.expiresAt, now), inArray(rightsRequests.state, [...ENDED_UNANSWERED]), isNotNull(rightsRequests.forgottenAt),
    and(eq(rightsRequests.state, "closed"), isNull(requestFiles.expiresAt)),
  );
  return tx.select({ id: requestFiles.id, requestId: requestFiles.requestId, kind: requestFiles.kind, sha256: requestFiles.sha256 }).from(requestFiles)
    .innerJoin(rightsRequests, and(eq(rightsRequests.orgId, requestFiles.orgId), eq(rightsRequests.id, requestFiles.requestId)))
    .where(and(eq(requestFiles.orgId, orgId), isNull(requestFiles.endedAt), isOver, ...(requestId ? [eq(requestFiles.requestId, requestId)] : []))).limit(AT_ONCE);
}

/** On the ledger before anything is destroyed, with the digests that stay. */
async function announce(tx: Tx, orgId: string, requestId: string, now: Date): Promise<void> {
  const request = await lockRequest(tx, orgId, requestId);
  const over = await dueIn(tx, orgId, now, requestId);
  if (over.length === 0) return;
  await tx.update(requestFiles).set({ endedAt: now }).where(and(eq(requestFiles.orgId, orgId), eq(requestFiles.requestId, requestId), inArray(requestFiles.id, over.map(({ id }) => id))));
  await recordChanges(tx, systemContext(orgId, now), [{ action: "rights_request.files_destroyed", object: { kind: "rights_request", id: requestId, label: caseName(request.number) }, detail: { files: over.map(({ id, kind, sha256 }) => ({ id, kind, sha256 })) } }]);
}

/** Bytes and names of what ended go, and every key that nothing living hangs on. */
async function destroyEnded(tx: Tx, orgId: string, now: Date): Promise<number> {
  const gone = and(eq(requestFiles.orgId, orgId), isNotNull(requestFiles.endedAt), isNull(requestFiles.destroyedAt));
  const [any] = await tx.select({ id: requestFiles.id }).from(requestFiles).where(gone).limit(1);
  if (!any) return 0;
  await holdKeys(tx, orgId, "exclusive");
  const rows = await tx.select({ id: requestFiles.id, keyId: requestFiles.keyId, stored: requestFiles.stored }).from(requestFiles).where(gone);
  await destroyKeys(tx, orgId, rows.map(({ keyId }) => keyId));
  for (const { id, stored } of rows) if (stored === "store") await removeRequestFile(orgId, id);
  await tx.update(requestFiles).set({ destroyedAt: now, sealed: null, sealedName: null, sealedMeta: null, codeHash: null }).where(and(gone, inArray(requestFiles.id, rows.map(({ id }) => id))));
  return rows.length;
}

async function destroyKeys(tx: Tx, orgId: string, keyIds: string[]): Promise<void> {
  const living = await tx.select({ keyId: requestFiles.keyId }).from(requestFiles).where(and(eq(requestFiles.orgId, orgId), inArray(requestFiles.keyId, keyIds), isNull(requestFiles.endedAt)));
  const kept = new Set(living.map(({ keyId }) => keyId));
  const keys = await openKeys(orgId);
  const points = [...new Set(keyIds)].filter((id) => !kept.has(id)).map((id) => keys.pointOf(filesOfCase(id)));
  if (points.length > 0) await keyStore.destroy(orgId, points);
}

/** Whoever wrote a file a day ago that no row names is gone. */
async function sweep(orgId: string, now: Date): Promise<void> {
  const old = await listOldRequestFiles(orgId, new Date(now.getTime() - LEFT_MS));
  if (old.length === 0) return;
  const rows = await withOrg(orgId, async (tx) => tx.select({ id: requestFiles.id }).from(requestFiles).where(and(eq(requestFiles.orgId, orgId), inArray(requestFiles.id, old), isNull(requestFiles.destroyedAt))), "system");
  const named = new Set(rows.map(({ id }) => id));
  for (const name of old.filter((one) => !named.has(one))) await sweepRequestFile(orgId, name);
}

/** For who forgets a person, under the exclusive hold of the keys: ends every file of the case and gives the keys to destroy with the case's. */
export async function endFilesOfCase(tx: Tx, orgId: string, requestId: string, now: Date): Promise<string[]> {
  const mine = and(eq(requestFiles.orgId, orgId), eq(requestFiles.requestId, requestId), isNull(requestFiles.destroyedAt));
  const rows = await tx.select({ id: requestFiles.id, keyId: requestFiles.keyId, stored: requestFiles.stored }).from(requestFiles).where(mine);
  for (const { id, stored } of rows) if (stored === "store") await removeRequestFile(orgId, id);
  await tx.update(requestFiles).set({ endedAt: sql`coalesce(${requestFiles.endedAt}, ${now.toISOString()}::timestamptz)`, destroyedAt: now, sealed: null, sealedName: null, sealedMeta: null, codeHash: null }).where(mine);
  return [...new Set(rows.map(({ keyId }) => filesOfCase(keyId)))];
}
