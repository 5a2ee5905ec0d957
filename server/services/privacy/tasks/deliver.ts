import type { Tx } from "@/db/client";
import { systemDeliveries } from "@/db/schema/privacy-systems";
import { newId } from "@/server/domain/ids/ids";
import { BY_HAND, type ConnectorKind } from "@/server/domain/privacy/systems/vocabulary";

import type { ServiceContext } from "../../context";
import { enqueue } from "../../jobs/enqueue";
import type { TaskRow } from "./rows";

/**
 * Sends a task on its way by the connector of its system, in the caller's transaction. Work by hand waits in its
 * assignee's My work; everything else goes through the outbox of deliveries, which `runDelivery` empties.
 */
export async function deliverTask(tx: Tx, ctx: ServiceContext, task: TaskRow, kind: ConnectorKind): Promise<void> {
  if (BY_HAND.includes(kind)) return;
  const id = newId("systemDelivery");
  await tx.insert(systemDeliveries).values({ orgId: ctx.orgId, id, requestId: task.requestId, taskId: task.id, status: "pending", attempts: [], nextTryAt: ctx.now, createdAt: ctx.now });
  await enqueue(tx, "deliver-task", { orgId: ctx.orgId, deliveryId: id });
}
