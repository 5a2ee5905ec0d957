import { eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { organizations } from "@/db/schema/organizations";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";
import { committedOrganization } from "@/server/domain/organization/committed-rows";
import { UpdateOrganizationInput } from "@/server/domain/organization/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";
import { lockOrganization } from "./rows";

/** Changes name and time zone. The time zone decides where days, months and quarters end, so the change is on record. */
export async function updateOrganization(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "organization:update");
  const after = parseInput(UpdateOrganizationInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    // Locked: two changes at once would each commit to a row that the other makes another.
    const before = await lockOrganization(tx, ctx.orgId);
    const zones = after.timezone === before.timezone ? before.zones : [...(before.zones.length > 0 ? before.zones : [{ from: "", timezone: before.timezone }]), { from: ctx.now.toISOString(), timezone: after.timezone }];
    await tx.update(organizations).set({ ...after, zones }).where(eq(organizations.orgId, ctx.orgId));
    await recordChanges(tx, ctx, [
      {
        action: "organization.updated", object: { kind: "organization", id: ctx.orgId, label: after.name },
        detail: { before: { name: before.name, timezone: before.timezone }, after }, rows: { organization: rowsDigest([committedOrganization({ ...before, ...after, zones })]) },
      },
    ]);
  });
}
