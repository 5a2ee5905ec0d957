import { sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import type { Findings } from "@/server/domain/ledger/finding";

const PAGE = 5000;

/** Derives the digest of every file kept beside its row again, in the database. Finding: `FILE_BYTES`. Returns how many there are. */
export async function checkSmallFiles(orgId: string, findings: Findings): Promise<number> {
  let checked = 0;
  for (let after = ""; ; ) {
    const rows = await withOrg(orgId, async (tx) => tx.execute<{ sha256: string; same: boolean }>(sql`
      select sha256, encode(sha256(bytes), 'hex') = sha256 as same from small_blobs where org_id = ${orgId} and sha256 > ${after} order by sha256 limit ${PAGE}`), "system");
    for (const row of rows) if (!row.same) findings.add("FILE_BYTES", `file ${row.sha256}`, "the stored bytes have another digest than their row");
    checked += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return checked;
    after = last.sha256;
  }
}
