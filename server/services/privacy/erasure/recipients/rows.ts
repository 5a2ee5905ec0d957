import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { caseRecipients } from "@/db/schema/privacy-erasure";

export type RecipientRow = typeof caseRecipients.$inferSelect;

export async function recipientsOfCase(tx: Tx, of: { orgId: string; requestId: string }): Promise<RecipientRow[]> {
  return tx.select().from(caseRecipients).where(and(eq(caseRecipients.orgId, of.orgId), eq(caseRecipients.requestId, of.requestId))).orderBy(asc(caseRecipients.createdAt), asc(caseRecipients.id));
}

/** Where to write to a recipient of this case; null where nothing is known. */
export async function recipientAddress(tx: Tx, of: { orgId: string; requestId: string }, id: string): Promise<string | null> {
  return (await recipientsOfCase(tx, of)).find((row) => row.id === id)?.email ?? null;
}
