import { and, count, eq, inArray, max } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditRequests } from "@/db/schema/audit-requests";
import { MAX_REQUESTS, type RequestDraft } from "@/server/domain/audit-requests/schema";
import { newId } from "@/server/domain/ids/ids";

import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { lockNumbers, noteEvents, requestObject, sideOf, type AuditPartner } from "./rows";

export type NewRequest = Omit<RequestDraft, "controls"> & { controlIds: string[]; ownerId: string | null };

/** Puts requests on the list of an engagement under the next numbers, each with its entry. CONFLICT where an auditor's number is on it already. */
export async function addRequests(tx: Tx, ctx: AuditPartner, engagementId: string, drafts: readonly NewRequest[]): Promise<string[]> {
  if (drafts.length === 0) return [];
  await lockNumbers(tx, ctx.orgId, engagementId, "requests");
  const of = and(eq(auditRequests.orgId, ctx.orgId), eq(auditRequests.engagementId, engagementId));
  const [last] = await tx.select({ number: max(auditRequests.number), count: count() }).from(auditRequests).where(of);
  if ((last?.count ?? 0) + drafts.length > MAX_REQUESTS) throw new ServiceError("INVALID", `One audit holds ${MAX_REQUESTS} requests at most.`);
  const taken = await takenReferences(tx, ctx.orgId, engagementId, drafts.flatMap(({ reference }) => reference ?? []));
  const clash = drafts.find(({ reference }) => reference !== null && taken.has(reference))?.reference;
  if (clash !== undefined) throw new ServiceError("CONFLICT", `A request with the number ${clash} is on the list already.`, [{ field: "reference", message: "Choose another number." }]);
  const rows = drafts.map((draft, i) => ({
    ...draft, orgId: ctx.orgId, engagementId, id: newId("auditRequest"), number: (last?.number ?? 0) + i + 1, state: "open" as const, stateSince: ctx.now, side: sideOf(ctx),
    createdBy: ctx.actor.id, grantId: ctx.grantId ?? null, createdAt: ctx.now, updatedAt: ctx.now,
  }));
  await tx.insert(auditRequests).values(rows);
  await noteEvents(tx, ctx, rows.map((request) => ({ request, kind: "created" as const })));
  await recordChanges(tx, ctx, rows.map((row) => ({ action: "audit_request.created", object: requestObject(row), detail: { engagementId, ...contentOf(row) } })));
  return rows.map(({ id }) => id);
}

/** Those of the auditor's numbers that are on the list already. */
export async function takenReferences(tx: Tx, orgId: string, engagementId: string, references: string[]): Promise<Set<string | null>> {
  if (references.length === 0) return new Set();
  const rows = await tx.select({ reference: auditRequests.reference }).from(auditRequests)
    .where(and(eq(auditRequests.orgId, orgId), eq(auditRequests.engagementId, engagementId), inArray(auditRequests.reference, references)));
  return new Set(rows.map(({ reference }) => reference));
}

/** What a request asks, as the ledger keeps it. */
export function contentOf({ reference, title, body, group, wants, periodFrom, periodTo, dueOn, controlIds, criteria }: Omit<NewRequest, "ownerId">): Record<string, unknown> {
  return { reference, title, body, group, wants, periodFrom, periodTo, dueOn, controlIds, criteria };
}
