import { and, count, eq, inArray } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { systemTasks } from "@/db/schema/privacy-systems";
import { ListSystemsInput } from "@/server/domain/privacy/systems/schema";
import type { SystemLine } from "@/server/domain/privacy/systems/view";
import { OPEN_TASK_STATES } from "@/server/domain/privacy/systems/vocabulary";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { listSystems } from "./rows";

/** The register of systems that hold personal data, each with how many tasks it still has. */
export async function listDataSystems(ctx: ServiceContext, input: unknown = {}): Promise<SystemLine[]> {
  authorize(ctx, "privacy:read");
  const { archived } = parseInput(ListSystemsInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const open = await openTasks(tx, ctx.orgId);
    return (await listSystems(tx, ctx.orgId, { archived })).map((system) => ({ ...system, openTasks: open.get(system.id) ?? 0 }));
  });
}

/** How many tasks wait, by system. */
export async function openTasks(tx: Tx, orgId: string): Promise<Map<string, number>> {
  const rows = await tx.select({ id: systemTasks.systemId, open: count() }).from(systemTasks).where(and(eq(systemTasks.orgId, orgId), inArray(systemTasks.state, [...OPEN_TASK_STATES]))).groupBy(systemTasks.systemId);
  return new Map(rows.map(({ id, open }) => [id, open]));
}
