import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { engagementControls } from "@/db/schema/engagements";
import { SetReferenceInput } from "@/server/domain/workpapers/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { parseInput } from "../context";
import { controlOrThrow } from "../controls/rows";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { working } from "./rows";

/** Gives a control the auditor's own number, which next year's audit takes over. Both sides see it. Empty takes it away. */
export async function setReference(ctx: AuditorContext, input: unknown): Promise<void> {
  const { engagementId } = working(ctx);
  const { key, reference } = parseInput(SetReferenceInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const control = await controlOrThrow(tx, ctx, key);
    const numbered = await tx.update(engagementControls).set({ reference }).where(and(eq(engagementControls.orgId, ctx.orgId), eq(engagementControls.engagementId, engagementId), eq(engagementControls.controlId, control.id))).returning({ id: engagementControls.controlId });
    // The organization said meanwhile what the audit covers: nothing was numbered, so nothing is said to be.
    if (numbered.length === 0) throw new ServiceError("CONFLICT", "What this audit covers changed meanwhile. Load the page again.");
    await recordChanges(tx, ctx, [{ action: "engagement.control_numbered", object: { kind: "engagement", id: engagementId, label: key }, detail: { control: key, reference } }]);
  });
}
