import { createHash } from "node:crypto";

import { and, eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence, evidenceWithdrawals } from "@/db/schema/evidence";

import type { ReadItem } from "./read-items";

export type Duplicates = Map<ReadItem, { id: string; number: number }>;

/**
 * The items that are there already, with what they are. What was withdrawn does not stand in the way of the same file
 * sent again: that is a new item, and its fingerprint is set apart from the old one's.
 */
export async function findDuplicates(tx: Tx, orgId: string, items: ReadItem[]): Promise<Duplicates> {
  if (items.length === 0) return new Map();
  const rows = await tx.select({ id: evidence.id, number: evidence.number, fingerprint: evidence.fingerprint, withdrawnId: evidenceWithdrawals.evidenceId }).from(evidence)
    .leftJoin(evidenceWithdrawals, and(eq(evidenceWithdrawals.orgId, evidence.orgId), eq(evidenceWithdrawals.evidenceId, evidence.id)))
    .where(and(eq(evidence.orgId, orgId), sql`${evidence.fingerprint} = any(${sql.param(items.map((item) => item.fingerprint), evidence.kindNames)})`));
  const found = new Map(rows.map((row) => [row.fingerprint, row]));
  const again = items.filter((item) => found.get(item.fingerprint)?.withdrawnId);
  const known = items.flatMap((item) => {
    const row = found.get(item.fingerprint);
    return row && !row.withdrawnId ? [[item, row] as const] : [];
  });
  for (const item of again) item.fingerprint = createHash("sha256").update(`${item.fingerprint} after ${found.get(item.fingerprint)?.id ?? ""}`).digest("hex");
  return new Map([...known, ...(await findDuplicates(tx, orgId, again))]);
}
