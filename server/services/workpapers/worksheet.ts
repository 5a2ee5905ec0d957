import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditTickmarks, auditWorksheets } from "@/db/schema/audit-workpapers";
import { randomFrom } from "@/server/domain/crypto/random";
import { privateDigest } from "@/server/domain/workpapers/digest";
import { MarkWorkInput } from "@/server/domain/workpapers/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { parseInput } from "../context";
import { controlOrThrow } from "../controls/rows";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { working, type Working } from "./rows";

const SALT_BYTES = 32;

/** Says how far the work on a control is, or which tickmarks it bears. Marks are those of the legend. */
export async function markWork(ctx: AuditorContext, input: unknown): Promise<void> {
  const place = working(ctx);
  const { key, ...change } = parseInput(MarkWorkInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const control = await controlOrThrow(tx, ctx, key);
    await refuseUnknown(tx, place, change.marks ?? []);
    await beginWork(tx, ctx, place, control.id, "not_started");
    const wanted = { ...(change.status ? { status: change.status } : {}), ...(change.marks ? { marks: [...new Set(change.marks)] } : {}) };
    await tx.update(auditWorksheets).set({ ...wanted, grantId: place.grantId, at: ctx.now }).where(and(eq(auditWorksheets.orgId, place.orgId), eq(auditWorksheets.engagementId, place.engagementId), eq(auditWorksheets.controlId, control.id)));
    await recordChanges(tx, ctx, [{ action: "workpaper.marked", object: { kind: "workpaper", id: `${place.engagementId}/${control.id}`, label: key }, detail: { engagementId: place.engagementId, digest: privateDigest(randomFrom(SALT_BYTES), wanted) } }]);
  });
}

/** Whoever writes on a control has begun with it; a status given before stays. */
export async function beginWork(tx: Tx, ctx: AuditorContext, place: Working, controlId: string, status: "in_progress" | "not_started" = "in_progress"): Promise<void> {
  const begun = { ...place, controlId, status, marks: [], at: ctx.now };
  if (status === "not_started") await tx.insert(auditWorksheets).values(begun).onConflictDoNothing();
  else await tx.insert(auditWorksheets).values(begun).onConflictDoUpdate({ target: [auditWorksheets.orgId, auditWorksheets.engagementId, auditWorksheets.controlId], set: { status, grantId: place.grantId, at: ctx.now }, setWhere: eq(auditWorksheets.status, "not_started") });
}

async function refuseUnknown(tx: Tx, place: Working, marks: readonly string[]): Promise<void> {
  const known = await tx.select({ mark: auditTickmarks.mark }).from(auditTickmarks).where(and(eq(auditTickmarks.orgId, place.orgId), eq(auditTickmarks.engagementId, place.engagementId)));
  const unknown = marks.filter((mark) => !known.some((each) => each.mark === mark));
  if (unknown.length > 0) throw new ServiceError("INVALID", `The legend has no ${unknown.join(", ")}. Add it there first.`, [{ field: "marks", message: "Not in the legend." }]);
}
