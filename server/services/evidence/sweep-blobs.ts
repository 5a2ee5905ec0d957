import { sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { blobChangedAt, listBlobs, removeBlob } from "@/server/storage/blob-store";

import { Turns } from "../in-turns";
import { takeForSweeping } from "./file-locks";

const GRACE_HOURS = 24;
const AT_ONCE = 100;
const turns = new Turns("sweeper");

/** Removes staged files that no evidence and no report names after a day. Returns how many. */
export async function sweepBlobs(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => sweepBlobsOf(orgId, now));
}

/** The same for one organization. */
export async function sweepBlobsOf(orgId: string, now: Date): Promise<number> {
  const old = (await listBlobs(orgId)).filter((blob) => isOld(blob.changedAt, now)).map((blob) => blob.sha256);
  let removed = 0;
  for (let i = 0; i < old.length; i += AT_ONCE) {
    const some = old.slice(i, i + AT_ONCE);
    removed += await withOrg(orgId, async (tx) => sweepSome(tx, orgId, some, now), "system");
  }
  return removed;
}

/** Looks at age and names again under each file's lock: a push or an upload may have come since they were listed. */
async function sweepSome(tx: Tx, orgId: string, old: string[], now: Date): Promise<number> {
  const digests = await takeForSweeping(tx, { orgId, digests: old });
  if (digests.length === 0) return 0;
  const named = await tx.execute<{ sha256: string }>(sql`
    select sha256 from evidence where org_id = ${orgId} and sha256 in ${digests} union select sha256 from reports where org_id = ${orgId} and sha256 in ${digests}
    union select sha256 from report_signatures where org_id = ${orgId} and sha256 in ${digests}`);
  const kept = new Set(named.map((row) => row.sha256));
  let removed = 0;
  for (const sha256 of digests.filter((digest) => !kept.has(digest))) {
    const changedAt = await blobChangedAt(orgId, sha256);
    if (!changedAt || !isOld(changedAt, now)) continue;
    await removeBlob(orgId, sha256);
    removed++;
  }
  return removed;
}

function isOld(changedAt: Date, now: Date): boolean {
  return now.getTime() - changedAt.getTime() > GRACE_HOURS * 3_600_000;
}
