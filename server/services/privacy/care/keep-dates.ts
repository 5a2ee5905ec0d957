import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import type { Case } from "@/server/domain/privacy/case/case";
import { dueOf } from "@/server/domain/privacy/case/due";

import { saveProgress } from "../numbers/save-progress";
import type { RequestRow } from "../rows";

/** Brings the copy of a case's dates that lists read in step with the day: while the person is waited for, they move without an event. Nothing is decided by it. */
export async function keepDates(tx: Tx, request: RequestRow, current: Case, now: Date): Promise<void> {
  const { dueOn, refusalDueOn } = dueOf(current, now);
  if (request.dueOn === dueOn && request.refusalDueOn === refusalDueOn) return;
  await tx.update(rightsRequests).set({ dueOn, refusalDueOn }).where(and(eq(rightsRequests.orgId, request.orgId), eq(rightsRequests.id, request.id)));
  await saveProgress(tx, { orgId: request.orgId, requestId: request.id }, current, now);
}
