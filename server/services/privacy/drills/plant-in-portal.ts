import { withOrg } from "@/db/client";
import { DrillId } from "@/server/domain/privacy/drills/schema";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { pushEvidence } from "../../evidence/push";
import { recordChanges } from "../../ledger/record-change";
import { changeSystem, drillName, lockDrill, lockDrillIn, systemsOf } from "./rows";

/**
 * Plants the made-up person in the portal's own evidence: a document that names them, which the drill then has to find
 * and to erase. Pressed twice it is one document. Throws CONFLICT where the drill began meanwhile: then the document is named by it, and not part of it.
 */
export async function plantInPortal(ctx: ServiceContext, input: unknown): Promise<{ evidenceId: string }> {
  authorize(ctx, "privacy:handle");
  const { id } = parseInput(DrillId, input);
  const document = await withOrg(ctx.orgId, async (tx) => {
    const { person, number } = await lockDrillIn(tx, ctx.orgId, id, "planting");
    const row = (await systemsOf(tx, ctx.orgId, id)).find(({ systemId }) => systemId === PORTAL_SYSTEM);
    if (!person || !row) throw new ServiceError("CONFLICT", "This drill has nobody to plant.");
    if (row.plantedAt !== null && row.evidenceId !== null) return { already: row.evidenceId };
    return { title: `${drillName(number)}: planted person`, text: `Planted for ${drillName(number)} of rights requests. Nobody is behind it.\n${person.name}\n${person.email}\n${row.marker}\n` };
  });
  if (document.already !== undefined) return { evidenceId: document.already };
  const [pushed] = await pushEvidence(ctx, { items: [{ title: document.title, fileName: "planted-person.txt", content: { text: document.text }, asDocument: true, provenance: { sourceSystem: "Proofroom privacy desk", method: "manual" } }] });
  const evidenceId = pushed?.id;
  if (!evidenceId) throw new ServiceError("UNPROCESSABLE", `The document could not be kept: ${pushed?.issues.map(({ message }) => message).join(" ") ?? "no answer"}`);
  if (!(await notePlanted(ctx, id, evidenceId))) throw new ServiceError("CONFLICT", `The drill began meanwhile. The document “${document.title}” is among your evidence and not part of it: erase it there.`);
  return { evidenceId };
}

/** Whether it was in time. A document that came too late is kept in mind as planted by nobody real all the same. */
async function notePlanted(ctx: ServiceContext, id: string, evidenceId: string): Promise<boolean> {
  return withOrg(ctx.orgId, async (tx) => {
    const { number, orgId, state } = await lockDrill(tx, ctx.orgId, id);
    const inTime = state === "planting";
    await changeSystem(tx, { orgId, drillId: id, systemId: PORTAL_SYSTEM }, { evidenceId, ...(inTime ? { plantedAt: ctx.now, plantedBy: ctx.actor.id } : {}) });
    await recordChanges(tx, ctx, [{ action: inTime ? "drill.planted" : "drill.planted_late", object: { kind: "drill", id, label: drillName(number) }, detail: { systemId: PORTAL_SYSTEM, evidenceId } }]);
    return inTime;
  });
}
