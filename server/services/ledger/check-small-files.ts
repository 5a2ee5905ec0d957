import { and, asc, eq, gt } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { smallBlobs } from "@/db/schema/evidence";
import { SealedFileDamaged } from "@/server/domain/crypto/sealed-file";
import { sha256 as digestOf } from "@/server/domain/ledger/commit";
import type { Findings } from "@/server/domain/ledger/finding";
import { fileSubject, type OrgKeys } from "@/server/storage/org-keys";

import { openSmall } from "../evidence/small-bytes";
import { openKeys } from "./open-keys";

/** Sixteen KiB each at most. */
const PAGE = 500;
type Stored = { sha256: string; bytes: Uint8Array };

/**
 * Opens every file kept beside its row and derives its digest again. One whose key was destroyed is being erased and says
 * nothing. Finding: `FILE_BYTES`. Returns how many were opened.
 */
export async function checkSmallFiles(orgId: string, findings: Findings): Promise<number> {
  let checked = 0;
  for (let after = ""; ; ) {
    const rows = await withOrg(orgId, async (tx) => tx.select({ sha256: smallBlobs.sha256, bytes: smallBlobs.bytes }).from(smallBlobs)
      .where(and(eq(smallBlobs.orgId, orgId), gt(smallBlobs.sha256, after))).orderBy(asc(smallBlobs.sha256)).limit(PAGE), "system");
    const keys = await openKeys(orgId);
    const open = rows.filter((row) => keys.has(fileSubject(row.sha256)));
    for (const row of open) if (!isWhole(keys, orgId, row)) findings.add("FILE_BYTES", `file ${row.sha256}`, "the stored bytes do not open to the digest of their row");
    checked += open.length;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return checked;
    after = last.sha256;
  }
}

function isWhole(keys: OrgKeys, orgId: string, { sha256, bytes }: Stored): boolean {
  try {
    return Buffer.from(digestOf(openSmall(keys, orgId, sha256, bytes))).toString("hex") === sha256;
  } catch (error) {
    if (error instanceof SealedFileDamaged) return false;
    throw error;
  }
}
