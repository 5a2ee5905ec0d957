import { withOrg } from "@/db/client";
import { SystemId } from "@/server/domain/privacy/systems/schema";
import type { SystemDetail } from "@/server/domain/privacy/systems/view";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { openTasks } from "./list";
import { systemOrThrow } from "./rows";
import { secretRows } from "./secrets";

/** One system of the register. Of its secrets only when they were made. */
export async function getDataSystem(ctx: ServiceContext, input: unknown): Promise<SystemDetail> {
  authorize(ctx, "privacy:read");
  const { id } = parseInput(SystemId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const system = await systemOrThrow(tx, ctx.orgId, id);
    const secrets = await secretRows(tx, { orgId: ctx.orgId, systemId: id });
    return { ...system, openTasks: (await openTasks(tx, ctx.orgId)).get(id) ?? 0, secrets: secrets.map((row) => ({ id: row.id, kind: row.kind, createdAt: row.createdAt.toISOString() })) };
  });
}
