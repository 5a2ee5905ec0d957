import { sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { listBlobs, removeBlob } from "@/server/storage/blob-store";

const GRACE_HOURS = 24;

/** Removes staged files that no evidence and no report names after a day. Returns how many. */
export async function sweepBlobs(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  let removed = 0;
  for (const { org_id: orgId } of orgs) {
    const old = (await listBlobs(orgId)).filter((blob) => now.getTime() - blob.changedAt.getTime() > GRACE_HOURS * 3_600_000);
    for (let i = 0; i < old.length; i += 1000) removed += await sweepSome(orgId, old.slice(i, i + 1000).map((blob) => blob.sha256));
  }
  return removed;
}

async function sweepSome(orgId: string, digests: string[]): Promise<number> {
  const named = await withOrg(orgId, async (tx) => tx.execute<{ sha256: string }>(sql`
    select sha256 from evidence where org_id = ${orgId} and sha256 in ${digests} union select sha256 from reports where org_id = ${orgId} and sha256 in ${digests}`), "system");
  const kept = new Set(named.map((row) => row.sha256));
  const orphans = digests.filter((sha256) => !kept.has(sha256));
  await Promise.all(orphans.map(async (sha256) => removeBlob(orgId, sha256)));
  return orphans.length;
}
