import { withOrg } from "@/db/client";
import { evidenceLinkChanges } from "@/db/schema/evidence";
import { committedLinkChange } from "@/server/domain/evidence/committed-rows";
import { UnlinkEvidenceInput } from "@/server/domain/evidence/schema";
import { newId } from "@/server/domain/ids/ids";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import { authorize, parseInput, type ServiceContext } from "../context";
import { controlOrThrow } from "../controls/rows";
import { ServiceError } from "../errors";
import { enqueue } from "../jobs/enqueue";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { lockLink } from "./link";
import { evidenceOrThrow } from "./rows";

/**
 * Takes away a link that a person made. The link, who took it away and why stay on record, and a past day still shows
 * it. A link that follows from the kinds of the records is not anybody's to take away: CONFLICT.
 */
export async function unlinkEvidence(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "evidence:review");
  const { id, controlKey, reason } = parseInput(UnlinkEvidenceInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await evidenceOrThrow(tx, ctx, id);
    const control = await controlOrThrow(tx, ctx, controlKey);
    const pair = { evidenceId: id, controlId: control.id };
    const link = await lockLink(tx, ctx.orgId, pair);
    if (!link?.stands) throw new ServiceError("CONFLICT", `E-${row.number} is not linked to ${controlKey}.`);
    if (link.linkedBy === "kind") throw new ServiceError("CONFLICT", `E-${row.number} bears on ${controlKey} by its kind. Reject or withdraw it if it must not count.`);
    const taken = { orgId: ctx.orgId, id: newId("link"), ...pair, linked: false, reason, by: ctx.actor.id, at: ctx.now, entryId: newEntryId(ctx) };
    await tx.insert(evidenceLinkChanges).values(taken);
    await recordChanges(tx, ctx, [{
      action: "evidence.unlinked", object: { kind: "evidence", id, version: row.version, label: row.title }, links: [{ kind: "control", id: control.id }],
      detail: { number: row.number, control: controlKey, reason }, entryId: taken.entryId, rows: { link_changes: rowsDigest([committedLinkChange(taken)]) }, previousEntryId: row.entryId,
    }]);
    await enqueue(tx, "evaluate-controls", { orgId: ctx.orgId, at: ctx.now.toISOString(), controlIds: [control.id] });
  });
}
