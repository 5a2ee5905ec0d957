import type { Tx } from "@/db/client";
import { personErasures, portalSearches } from "@/db/schema/privacy-erasure";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import type { ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { hashesOfCase } from "./hashes";

type Task = { taskId: string; systemId: string };

/**
 * Writes down, in the transaction of the approval, what is to be erased where: a row and a ledger entry a task. Nothing is
 * destroyed before this is committed, since every way to a system starts from it.
 */
export async function orderErasure(tx: Tx, ctx: ServiceContext, request: { id: string; label: string }, tasks: readonly Task[]): Promise<void> {
  if (tasks.length === 0) return;
  const hashes = await hashesOfCase(tx, { orgId: ctx.orgId, requestId: request.id });
  const entryIds = await recordChanges(tx, ctx, tasks.map(({ taskId, systemId }) => ({
    action: "person_erasure.ordered", object: { kind: "person_erasure", id: taskId, label: request.label }, detail: { requestId: request.id, systemId, identifiers: hashes.length },
  })));
  await tx.insert(personErasures).values(tasks.map(({ taskId, systemId }, i) => ({
    orgId: ctx.orgId, requestId: request.id, taskId, systemId, hashes, orderedAt: ctx.now, orderedBy: ctx.actor.id, entryId: entryIds[i] ?? "",
  })));
  // The worker searches the portal unless somebody did before the plan.
  if (tasks.some(({ systemId }) => systemId === PORTAL_SYSTEM)) await tx.insert(portalSearches).values({ orgId: ctx.orgId, requestId: request.id, startedAt: ctx.now, files: 0, unread: 0, tooShort: 0 }).onConflictDoNothing();
}
