import { withOrg } from "@/db/client";
import { csvMappings } from "@/db/schema/evidence";
import { SaveMappingInput } from "@/server/domain/evidence/schema";
import { newId } from "@/server/domain/ids/ids";

import { authorize, parseInput, type ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";

/** Saves a CSV column mapping under a name; the same name again replaces it for pushes to come. */
export async function saveMapping(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "evidence:push");
  const { name, mapping } = parseInput(SaveMappingInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const values = { orgId: ctx.orgId, id: newId("mapping"), name, mapping, by: ctx.actor.id, at: ctx.now };
    await tx.insert(csvMappings).values(values).onConflictDoUpdate({ target: [csvMappings.orgId, csvMappings.name], set: { mapping, by: ctx.actor.id, at: ctx.now } });
    await recordChanges(tx, ctx, [{ action: "mapping.saved", object: { kind: "mapping", id: values.id, label: name }, detail: { mapping } }]);
  });
}
