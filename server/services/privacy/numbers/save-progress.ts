import { and, eq, ne, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { rightProgress } from "@/db/schema/privacy-desk";
import { type Case, isDrill } from "@/server/domain/privacy/case/case";
import { progressOf } from "@/server/domain/privacy/numbers/progress";

import { loadCase } from "../load-case";

/** Writes down how each right of a case fares, in the transaction that changed it. A drill is in no number, register or report. */
export async function saveProgress(tx: Tx, of: { orgId: string; requestId: string }, current: Case, now: Date): Promise<void> {
  if (isDrill(current)) return;
  for (const progress of progressOf(current, now)) {
    await tx.insert(rightProgress).values({ ...of, ...progress }).onConflictDoUpdate({ target: [rightProgress.orgId, rightProgress.requestId, rightProgress.right], set: progress });
  }
}

/** The same for cases from before these rows were kept, so many at a time. Returns how many. */
export async function addMissingProgress(tx: Tx, orgId: string, now: Date, most: number): Promise<number> {
  const missing = sql`not exists (select 1 from right_progress p where p.org_id = ${rightsRequests.orgId} and p.request_id = ${rightsRequests.id})`;
  const rows = await tx.select({ id: rightsRequests.id }).from(rightsRequests).where(and(eq(rightsRequests.orgId, orgId), ne(rightsRequests.channel, "drill"), missing)).limit(most);
  for (const { id } of rows) await saveProgress(tx, { orgId, requestId: id }, await loadCase(tx, orgId, id), now);
  return rows.length;
}
