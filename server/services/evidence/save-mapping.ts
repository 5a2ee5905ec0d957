import { eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { csvMappings } from "@/db/schema/evidence";
import { SaveMappingInput } from "@/server/domain/evidence/schema";
import { newId } from "@/server/domain/ids/ids";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";

/** Saves a CSV column mapping under a name; the same name again replaces it for pushes to come. Who reaches only their own replaces only their own: CONFLICT. */
export async function saveMapping(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "evidence:push");
  const { name, mapping } = parseInput(SaveMappingInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const values = { orgId: ctx.orgId, id: newId("mapping"), name, mapping, by: ctx.actor.id, at: ctx.now };
    const replacing = ctx.reach === "own" ? { setWhere: eq(csvMappings.by, ctx.actor.id) } : {};
    const saved = await tx.insert(csvMappings).values(values)
      .onConflictDoUpdate({ target: [csvMappings.orgId, csvMappings.name], set: { mapping, by: ctx.actor.id, at: ctx.now }, ...replacing }).returning({ id: csvMappings.id });
    if (saved.length === 0) throw new ServiceError("CONFLICT", "This name is taken. Choose another.", [{ field: "name", message: "taken" }]);
    await recordChanges(tx, ctx, [{ action: "mapping.saved", object: { kind: "mapping", id: values.id, label: name }, detail: { mapping } }]);
  });
}
