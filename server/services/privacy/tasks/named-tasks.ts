import type { Tx } from "@/db/client";
import { newId } from "@/server/domain/ids/ids";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import { ServiceError } from "../../errors";
import { systemOrThrow } from "../systems/rows";

/**
 * Tasks for systems of the register, each with an id of its own by which its receipt is addressed. Throws NOT_FOUND for a
 * system that is not in the register, CONFLICT for one that is archived or takes no part in the right.
 */
export async function namedTasks(tx: Tx, orgId: string, right: Right | null, systemIds: readonly string[]): Promise<{ taskId: string; systemId: string }[]> {
  const tasks: { taskId: string; systemId: string }[] = [];
  for (const systemId of new Set(systemIds)) {
    // The portal's own data are in no register: they are always there.
    if (systemId === PORTAL_SYSTEM && right === "erasure") {
      tasks.push({ taskId: newId("systemTask"), systemId });
      continue;
    }
    const { name, rights, archivedAt } = await systemOrThrow(tx, orgId, systemId);
    if (archivedAt) throw new ServiceError("CONFLICT", `${name} is out of use. Bring it back under Privacy, Systems, or leave it out.`);
    if (right && !rights.includes(right)) throw new ServiceError("CONFLICT", `${name} takes no part in "${right.replaceAll("_", " ")}". Say under Privacy, Systems that it does, or leave it out.`);
    tasks.push({ taskId: newId("systemTask"), systemId });
  }
  return tasks;
}
