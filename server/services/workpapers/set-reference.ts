import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { engagementControls } from "@/db/schema/engagements";
import { SetReferenceInput } from "@/server/domain/workpapers/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { parseInput } from "../context";
import { controlOrThrow } from "../controls/rows";
import { recordChanges } from "../ledger/record-change";
import { working } from "./rows";

/** Gives a control the auditor's own number, which next year's audit takes over. Both sides see it. Empty takes it away. */
export async function setReference(ctx: AuditorContext, input: unknown): Promise<void> {
  const { engagementId } = working(ctx);
  const { key, reference } = parseInput(SetReferenceInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const control = await controlOrThrow(tx, ctx, key);
    await tx.update(engagementControls).set({ reference }).where(and(eq(engagementControls.orgId, ctx.orgId), eq(engagementControls.engagementId, engagementId), eq(engagementControls.controlId, control.id)));
    await recordChanges(tx, ctx, [{ action: "engagement.control_numbered", object: { kind: "engagement", id: engagementId, label: key }, detail: { control: key, reference } }]);
  });
}
