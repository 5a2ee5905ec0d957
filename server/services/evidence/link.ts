import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { evidenceLinks } from "@/db/schema/evidence";
import { LinkEvidenceInput } from "@/server/domain/evidence/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { evidenceOrThrow } from "./rows";

/** Links evidence to a control by hand. Linking twice is linking once. */
export async function linkEvidence(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "evidence:review");
  const { id, controlKey } = parseInput(LinkEvidenceInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await evidenceOrThrow(tx, ctx.orgId, id);
    const [control] = await tx.select({ id: controls.id }).from(controls).where(and(eq(controls.orgId, ctx.orgId), eq(controls.key, controlKey)));
    if (!control) throw notFound(`Control ${controlKey}`);
    const made = await tx.insert(evidenceLinks).values({ orgId: ctx.orgId, evidenceId: id, controlId: control.id, linkedBy: "hand", by: ctx.actor.id, at: ctx.now })
      .onConflictDoNothing().returning({ id: evidenceLinks.evidenceId });
    if (made.length === 0) return;
    await recordChanges(tx, ctx, [
      { action: "evidence.linked", object: { kind: "evidence", id, version: row.version, label: row.title }, links: [{ kind: "control", id: control.id }], detail: { number: row.number, control: controlKey } },
    ]);
  });
}
