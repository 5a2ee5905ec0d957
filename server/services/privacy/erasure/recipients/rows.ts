import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { caseRecipients } from "@/db/schema/privacy-erasure";
import { processOf } from "@/server/domain/privacy/case/case";
import { RIGHT_NAMES, type Right } from "@/server/domain/privacy/case/vocabulary";

import { notFound, ServiceError } from "../../../errors";
import { loadCase } from "../../load-case";
import type { RequestRow } from "../../rows";

export type RecipientRow = typeof caseRecipients.$inferSelect;

export async function recipientsOfCase(tx: Tx, of: { orgId: string; requestId: string }): Promise<RecipientRow[]> {
  return tx.select().from(caseRecipients).where(and(eq(caseRecipients.orgId, of.orgId), eq(caseRecipients.requestId, of.requestId))).orderBy(asc(caseRecipients.createdAt), asc(caseRecipients.id));
}

/** Where to write to a recipient of this case; null where nothing is known. */
export async function recipientAddress(tx: Tx, of: { orgId: string; requestId: string }, id: string): Promise<string | null> {
  return (await recipientsOfCase(tx, of)).find((row) => row.id === id)?.email ?? null;
}

/** Throws NOT_FOUND where the request does not have the right: then there is nobody to be told of it. */
export async function requireRight(tx: Tx, of: { orgId: string; requestId: string }, right: Right): Promise<void> {
  if (!processOf(await loadCase(tx, of.orgId, of.requestId), right)) throw notFound(`The right "${RIGHT_NAMES[right]}" in this request`);
}

/** Nobody real is written to about somebody who was made up. Throws CONFLICT. */
export function refuseDrill({ channel }: Pick<RequestRow, "channel">): void {
  if (channel === "drill") throw new ServiceError("CONFLICT", "A drill has no recipients: its person was made up.");
}
