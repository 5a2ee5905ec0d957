import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { rightProgress } from "@/db/schema/privacy-desk";
import type { Case } from "@/server/domain/privacy/case/case";
import { clockOf } from "@/server/domain/privacy/case/clock";
import { dueOf } from "@/server/domain/privacy/case/due";

import { saveProgress } from "../numbers/save-progress";
import type { RequestRow } from "../rows";

/** Brings the copies of a case's dates that lists and numbers read in step with the day: while the person is waited for, they move without an event. Nothing is decided by it. */
export async function keepDates(tx: Tx, request: RequestRow, current: Case, now: Date): Promise<void> {
  const { dueOn, refusalDueOn } = dueOf(current, now);
  if (request.dueOn !== dueOn || request.refusalDueOn !== refusalDueOn) await tx.update(rightsRequests).set({ dueOn, refusalDueOn }).where(and(eq(rightsRequests.orgId, request.orgId), eq(rightsRequests.id, request.id)));
  if (await anyMoved(tx, request, current, now)) await saveProgress(tx, { orgId: request.orgId, requestId: request.id }, current, now);
}

/** A right has its own date, which may move while another right's, the case's first, stands still. */
async function anyMoved(tx: Tx, { orgId, id }: RequestRow, current: Case, now: Date): Promise<boolean> {
  const rows = await tx.select({ right: rightProgress.right, dueOn: rightProgress.dueOn }).from(rightProgress).where(and(eq(rightProgress.orgId, orgId), eq(rightProgress.requestId, id)));
  const kept = new Map(rows.map(({ right, dueOn }) => [right, dueOn]));
  return clockOf(current, now).some(({ right, clock }) => kept.get(right) !== (clock?.due.date ?? null));
}
