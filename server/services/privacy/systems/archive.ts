import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { dataSystems } from "@/db/schema/privacy-systems";
import { uniqueViolation } from "@/db/violations";
import { ArchiveSystemInput } from "@/server/domain/privacy/systems/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { lockSystem } from "./rows";

/** Takes a system out of use, or back into it. Tasks it already has go on: what was asked of it is still owed. */
export async function archiveSystem(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:manage");
  const { id, archived } = parseInput(ArchiveSystemInput, input);
  try {
    await withOrg(ctx.orgId, async (tx) => {
      const system = await lockSystem(tx, ctx.orgId, id);
      if ((system.archivedAt !== null) === archived) return;
      await tx.update(dataSystems).set({ archivedAt: archived ? ctx.now : null, updatedAt: ctx.now }).where(and(eq(dataSystems.orgId, ctx.orgId), eq(dataSystems.id, id)));
      await recordChanges(tx, ctx, [{ action: archived ? "data_system.archived" : "data_system.restored", object: { kind: "data_system", id, label: system.name }, detail: {} }]);
    });
  } catch (error) {
    if (uniqueViolation(error) === "data_systems_name_key") throw new ServiceError("CONFLICT", "Another system has this name by now. Rename one of the two first.", [], { cause: error });
    throw error;
  }
}
