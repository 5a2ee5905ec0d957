import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { controlRevisions, controls } from "@/db/schema/controls";
import { memberships } from "@/db/schema/organizations";
import { committedRevision } from "@/server/domain/controls/committed-rows";
import { UpdateControlInput } from "@/server/domain/controls/input";
import { checkPromised } from "@/server/domain/controls/parameters";
import { newId } from "@/server/domain/ids/ids";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import { log } from "../../log";
import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { enqueue } from "../jobs/enqueue";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { evaluateControls } from "./evaluate";
import { controlOrThrow, type ControlRecord } from "./rows";

/**
 * Changes a control's wording, owner, promises or applicability. The catalog's defaults stay beside what is promised.
 * What bears on the verdict is kept as a revision, so a past day is still judged by the promise of that day.
 */
export async function updateControl(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "controls:update");
  const change = parseInput(UpdateControlInput, input);
  const id = await withOrg(ctx.orgId, async (tx) => {
    const before = await controlOrThrow(tx, ctx, change.key);
    if (change.ownerId) await requireMember(tx, ctx.orgId, change.ownerId);
    const after = changed(ctx, before, change);
    await tx.update(controls).set(after).where(and(eq(controls.orgId, ctx.orgId), eq(controls.id, before.id)));
    const revision = {
      orgId: ctx.orgId, id: newId("controlRevision"), controlId: before.id, at: ctx.now, by: ctx.actor.id, title: after.title, promise: after.promise,
      applicable: after.applicable, applicabilityReason: after.applicabilityReason, test: after.test, promised: after.promised, entryId: newEntryId(ctx),
    };
    await tx.insert(controlRevisions).values(revision);
    await recordChanges(tx, ctx, [
      {
        action: "control.updated", object: { kind: "control", id: before.id, label: `${before.key} ${after.title}` }, links: [{ kind: "control", id: before.id }],
        detail: { before: summary(before), after: summary(after) }, entryId: revision.entryId, rows: { revisions: rowsDigest([committedRevision(revision)]) },
      },
    ]);
    await enqueue(tx, "evaluate-controls", { orgId: ctx.orgId, at: ctx.now.toISOString(), controlIds: [before.id] });
    return before.id;
  });
  // For the page that waits. The change stands whatever comes of it, and the job judges again.
  await evaluateControls(ctx.orgId, { at: ctx.now, now: ctx.now, controlIds: [id] })
    .catch((error: unknown) => log().warn({ orgId: ctx.orgId, controlId: id, err: String(error) }, "a changed control could not be judged at once"));
}

function changed(ctx: ServiceContext, before: ControlRecord, change: UpdateControlInput): ControlRecord {
  const promised = { ...before.promised };
  const promisedChanges = { ...before.promisedChanges };
  for (const [name, value] of Object.entries(change.promised ?? {})) {
    if (value === null) delete promised[name];
    else promised[name] = value;
    promisedChanges[name] = { by: ctx.actor.id, at: ctx.now.toISOString() };
  }
  const [problem] = checkPromised(before.test, promised);
  if (problem) throw new ServiceError("INVALID", problem.message, [{ field: `promised.${problem.name}`, message: problem.message }]);
  const applicable = change.applicable ?? before.applicable;
  return {
    ...before, promised, promisedChanges, applicable,
    title: change.title ?? before.title, promise: change.promise ?? before.promise,
    ownerId: change.ownerId === undefined ? before.ownerId : change.ownerId,
    applicabilityReason: applicable ? null : (change.applicabilityReason ?? before.applicabilityReason),
  };
}

async function requireMember(tx: Tx, orgId: string, userId: string): Promise<void> {
  const [row] = await tx.select({ id: memberships.userId }).from(memberships).where(and(eq(memberships.orgId, orgId), eq(memberships.userId, userId)));
  if (!row) throw new ServiceError("INVALID", "The owner must be a member of this organization.", [{ field: "ownerId", message: "not a member" }]);
}

function summary({ title, promise, ownerId, applicable, applicabilityReason, promised }: ControlRecord) {
  return { title, promise, ownerId, applicable, applicabilityReason, promised };
}
