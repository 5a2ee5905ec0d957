import { and, eq, isNull, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { erasureWatch, personErasures } from "@/db/schema/privacy-erasure";
import { isDrill, processOf, type Case } from "@/server/domain/privacy/case/case";
import { isMarketing } from "@/server/domain/privacy/case/requirements";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";
import type { CaseEvent, EventOf } from "@/server/domain/privacy/schema";

import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { hashesOfCase } from "./hashes";
import { orderErasure } from "./order";
import { suppress } from "./suppress";

type Followed = { id: string; label: string; /** The first day an erased person may be taken up again. */ suppressedUntil: string };

/**
 * What follows for erasures from what was just decided in a case, in its transaction: orders from an approval and from an
 * exception that ended, their completion, and suppression from an answer. Then the product looks at the case anew.
 */
export async function followErasure(tx: Tx, ctx: ServiceContext, request: Followed, events: readonly { event: CaseEvent; entryId: string }[], after: Case): Promise<void> {
  for (const { event, entryId } of events) await followEvent(tx, ctx, request, event, entryId, after);
  if (!events.some(({ event }) => event.right === "erasure" || isErasureWithdrawn(event))) return;
  await insertRows(tx, erasureWatch, [{ orgId: ctx.orgId, requestId: request.id, nextAt: ctx.now }], sql`on conflict (org_id, request_id) do update set next_at = excluded.next_at`);
}

async function followEvent(tx: Tx, ctx: ServiceContext, request: Followed, event: CaseEvent, entryId: string, after: Case): Promise<void> {
  // Nobody made up has to be kept from coming back.
  if (event.kind === "answered" && isDrill(after)) return;
  if (event.kind === "answered") return followAnswer(tx, ctx, request, event, after);
  if (isErasureWithdrawn(event)) return noteWithdrawn(tx, ctx.orgId, request.id, ctx.now);
  if (event.right !== "erasure") return;
  const process = processOf(after, "erasure");
  if (event.kind === "fulfilment_started") await orderErasure(tx, ctx, request, process?.tasks ?? []);
  // Behind a refusal nobody approved a plan: then there is no task, and the right is assessed first.
  if (event.kind === "exception_ended" && process?.tasks.some(({ taskId }) => taskId === event.data.task.taskId)) await orderErasure(tx, ctx, request, [event.data.task]);
  if (event.kind === "task_completed") await noteDone(tx, ctx, request, event, entryId);
}

const isErasureWithdrawn = (event: CaseEvent): boolean => event.kind === "withdrawn" && event.data.rights.includes("erasure");

/** Marks what was ordered of a request and is not done as taken back: no system is asked for it any more. */
export async function noteWithdrawn(tx: Tx, orgId: string, requestId: string, at: Date): Promise<void> {
  await tx.update(personErasures).set({ withdrawnAt: at }).where(and(eq(personErasures.orgId, orgId), eq(personErasures.requestId, requestId), isNull(personErasures.doneAt), isNull(personErasures.withdrawnAt)));
}

async function noteDone(tx: Tx, ctx: ServiceContext, { id }: Followed, { data, actor }: EventOf<"complete_task">, doneEntryId: string): Promise<void> {
  const { taskId, method, records, receiptSha256 } = data;
  const [order] = await tx.select({ systemId: personErasures.systemId }).from(personErasures).where(and(eq(personErasures.orgId, ctx.orgId), eq(personErasures.requestId, id), eq(personErasures.taskId, taskId)));
  if (order?.systemId === PORTAL_SYSTEM && actor.kind !== "system") throw new ServiceError("CONFLICT", "The portal’s own task is done by itself once it was searched and all that was found is erased, or kept by an exception.");
  await tx.update(personErasures).set({ method, records, receiptSha256, doneAt: ctx.now, doneEntryId }).where(and(eq(personErasures.orgId, ctx.orgId), eq(personErasures.requestId, id), eq(personErasures.taskId, taskId)));
}

async function followAnswer(tx: Tx, ctx: ServiceContext, { id, label, suppressedUntil }: Followed, { right }: EventOf<"approve_answer">, after: Case): Promise<void> {
  const process = right && processOf(after, right);
  if (!process || (process.outcome !== "full" && process.outcome !== "partial")) return;
  const isErasure = right === "erasure";
  if (!isErasure && !isMarketing(process)) return;
  const hashes = await hashesOfCase(tx, { orgId: ctx.orgId, requestId: id });
  const about = { kind: "rights_request", id, label };
  await (isErasure ? suppress(tx, ctx, about, hashes, "erased", suppressedUntil) : suppress(tx, ctx, about, hashes, "marketing_objection", null));
}
