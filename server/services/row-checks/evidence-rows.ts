import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence, evidenceLinkChanges, evidenceLinks, evidenceReviews, evidenceWithdrawals, recordSupplements } from "@/db/schema/evidence";
import { committedItem, committedLink, committedLinkChange, committedReview, committedSupplement, committedWithdrawal } from "@/server/domain/evidence/committed-rows";

import type { RowEntry } from "./entry";
import type { Gathered } from "./gathered";
import { oneOf } from "./one-of";

/**
 * Reads what stands for entries about evidence: the evidence itself, its links, and what people decided about it. Not its
 * records, which may be many. Returns the evidence whose own entry is among them, by that entry's id.
 */
export async function gatherEvidence(tx: Tx, orgId: string, entries: readonly RowEntry[], into: Gathered): Promise<Map<string, string>> {
  const ids = entries.map(({ id }) => id);
  const items = await tx.select().from(evidence).where(and(eq(evidence.orgId, orgId), oneOf(evidence.entryId, ids)));
  for (const row of items) into.add(row.entryId, "item", committedItem(row));
  const about = [...new Set(entries.flatMap(({ leaf }) => (leaf.object.kind === "evidence" ? [leaf.object.id] : [])))];
  if (about.length > 0) await gatherAbout(tx, orgId, ids, about, into);
  return new Map(items.map((row) => [row.entryId, row.id]));
}

async function gatherAbout(tx: Tx, orgId: string, ids: readonly string[], about: readonly string[], into: Gathered): Promise<void> {
  const [links, supplements, changes, reviews, withdrawals] = await Promise.all([
    tx.select().from(evidenceLinks).where(and(eq(evidenceLinks.orgId, orgId), oneOf(evidenceLinks.evidenceId, about), oneOf(evidenceLinks.entryId, ids))).orderBy(asc(evidenceLinks.evidenceId), asc(evidenceLinks.controlId)),
    tx.select().from(recordSupplements).where(and(eq(recordSupplements.orgId, orgId), oneOf(recordSupplements.evidenceId, about), oneOf(recordSupplements.entryId, ids))).orderBy(asc(recordSupplements.id)),
    tx.select().from(evidenceLinkChanges).where(and(eq(evidenceLinkChanges.orgId, orgId), oneOf(evidenceLinkChanges.evidenceId, about), oneOf(evidenceLinkChanges.entryId, ids))).orderBy(asc(evidenceLinkChanges.id)),
    tx.select().from(evidenceReviews).where(and(eq(evidenceReviews.orgId, orgId), oneOf(evidenceReviews.evidenceId, about), oneOf(evidenceReviews.entryId, ids))).orderBy(asc(evidenceReviews.id)),
    tx.select().from(evidenceWithdrawals).where(and(eq(evidenceWithdrawals.orgId, orgId), oneOf(evidenceWithdrawals.evidenceId, about), oneOf(evidenceWithdrawals.entryId, ids))).orderBy(asc(evidenceWithdrawals.evidenceId)),
  ]);
  for (const row of links) into.add(row.entryId, "links", committedLink(row));
  for (const row of supplements) into.add(row.entryId, "supplements", committedSupplement(row));
  for (const row of changes) into.add(row.entryId, "link_changes", committedLinkChange(row));
  for (const row of reviews) into.add(row.entryId, "reviews", committedReview(row));
  for (const row of withdrawals) into.add(row.entryId, "withdrawals", committedWithdrawal(row));
}
