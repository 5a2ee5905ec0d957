import { withOrg } from "@/db/client";
import { DrillId } from "@/server/domain/privacy/drills/schema";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { pushEvidence } from "../../evidence/push";
import { recordChanges } from "../../ledger/record-change";
import { changeSystem, drillName, lockDrillIn, systemsOf } from "./rows";

/**
 * Plants the made-up person in the portal's own evidence: a document that names them, which the drill then has to find
 * and to erase. Pressed twice it is one document.
 */
export async function plantInPortal(ctx: ServiceContext, input: unknown): Promise<{ evidenceId: string }> {
  authorize(ctx, "privacy:handle");
  const { id } = parseInput(DrillId, input);
  const document = await withOrg(ctx.orgId, async (tx) => {
    const { person, number } = await lockDrillIn(tx, ctx.orgId, id, "planting");
    const row = (await systemsOf(tx, ctx.orgId, id)).find(({ systemId }) => systemId === PORTAL_SYSTEM);
    if (!person || !row) throw new ServiceError("CONFLICT", "This drill has nobody to plant.");
    return { title: `${drillName(number)}: planted person`, text: `Planted for ${drillName(number)} of rights requests. Nobody is behind it.\n${person.name}\n${person.email}\n${row.marker}\n` };
  });
  const [pushed] = await pushEvidence(ctx, { items: [{ title: document.title, fileName: "planted-person.txt", content: { text: document.text }, asDocument: true, provenance: { sourceSystem: "Proofroom privacy desk", method: "manual" } }] });
  const evidenceId = pushed?.id;
  if (!evidenceId) throw new ServiceError("UNPROCESSABLE", `The document could not be kept: ${pushed?.issues.map(({ message }) => message).join(" ") ?? "no answer"}`);
  await withOrg(ctx.orgId, async (tx) => {
    const { number, orgId } = await lockDrillIn(tx, ctx.orgId, id, "planting");
    await changeSystem(tx, { orgId, drillId: id, systemId: PORTAL_SYSTEM }, { plantedAt: ctx.now, plantedBy: ctx.actor.id, evidenceId });
    await recordChanges(tx, ctx, [{ action: "drill.planted", object: { kind: "drill", id, label: drillName(number) }, detail: { systemId: PORTAL_SYSTEM, evidenceId } }]);
  });
  return { evidenceId };
}
