import { v7 as uuidv7 } from "uuid";

import { withOrg, type Tx } from "@/db/client";
import { packs } from "@/db/schema/packs";
import { newId } from "@/server/domain/ids/ids";
import { AskPackInput, packTitle, type PackScope } from "@/server/domain/packs/schema";

import { requestSeal } from "../anchors/seal-now";
import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementName, engagementOrThrow } from "../engagements/rows";
import { enqueue } from "../jobs/enqueue";
import { findLog } from "../ledger/find-log";
import { recordOrHold } from "../ledger/record-or-hold";
import { organizationOrThrow } from "../organizations/rows";
import { finalReports } from "./engagement-scope";
import { logOfPack } from "./other-logs";
import { resolveScope } from "./resolve-scope";

/**
 * Asks for a pack; the worker makes it. It will hold everything that was acknowledged before this call, and the ledger is
 * sealed, so that its head soon stands outside; of a frozen ledger it holds everything up to its last good head. A scope that names
 * a control, an evidence, an audit or a ledger the organization does not have is NOT_FOUND, and one that names a report that is not finished and final, or of another audit, is INVALID.
 */
export async function askForPack(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "packs:make");
  const { scope } = parseInput(AskPackInput, input);
  const [id, entryId] = [newId("pack"), uuidv7({ msecs: ctx.now.getTime() })];
  await withOrg(ctx.orgId, async (tx) => {
    const { name, timezone } = await organizationOrThrow(tx, ctx.orgId);
    const title = await titleOf(tx, ctx, scope);
    await logOfPack(tx, ctx.orgId, scope);
    await resolveScope(tx, ctx.orgId, scope, timezone, { cutAt: ctx.now });
    await tx.insert(packs).values({
      orgId: ctx.orgId, id, scope, title, organizationName: name, timezone, entryId, state: "queued", progress: 0, requestedBy: ctx.actor.id, requestedAt: ctx.now,
    });
    await recordOrHold(tx, ctx, [{ action: "pack.requested", object: { kind: "pack", id, label: title }, detail: { scope }, entryId }]);
    await enqueue(tx, "make-pack", { orgId: ctx.orgId, packId: id });
    // A job of its own: the pack does not wait for it. A frozen ledger has nothing new to seal.
    if ((await findLog(tx, ctx.orgId)).state === "active") await requestSeal(tx, ctx, "export");
  });
  return { id };
}

/** Also requires of an audit and its reports what a pack needs of them. */
async function titleOf(tx: Tx, ctx: ServiceContext, scope: PackScope): Promise<string> {
  if (scope.kind !== "engagement") return packTitle(scope);
  authorize(ctx, "audits:read");
  const { number, name } = await engagementOrThrow(tx, ctx, scope.engagement);
  await finalReports(tx, ctx.orgId, scope);
  return `Auditor pack: ${engagementName(number)} ${name}`;
}
