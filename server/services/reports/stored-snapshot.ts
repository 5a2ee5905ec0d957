import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { reportSnapshots } from "@/db/schema/reports";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

export type StoredSnapshot = { snapshot: ReportSnapshot; sha256: string; /** Canonical JSON. */ bytes: Uint8Array };
const expand = promisify(gunzip);

/** What a report was drawn from, or undefined where nothing was frozen for it yet. Throws where the stored bytes are not those of their digest. */
export async function storedSnapshot(tx: Tx, orgId: string, reportId: string): Promise<StoredSnapshot | undefined> {
  const [row] = await tx.select().from(reportSnapshots).where(and(eq(reportSnapshots.orgId, orgId), eq(reportSnapshots.reportId, reportId)));
  if (!row) return undefined;
  const bytes = await expand(row.bytes);
  if (createHash("sha256").update(bytes).digest("hex") !== row.sha256) throw new Error(`The stored snapshot of report ${reportId} is not the one its digest names.`);
  return { snapshot: JSON.parse(bytes.toString("utf8")) as ReportSnapshot, sha256: row.sha256, bytes };
}
