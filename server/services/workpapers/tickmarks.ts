import { and, eq, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditTickmarks, auditWorksheets } from "@/db/schema/audit-workpapers";
import { randomFrom } from "@/server/domain/crypto/random";
import { privateDigest } from "@/server/domain/workpapers/digest";
import { RemoveTickmarkInput, SaveTickmarkInput } from "@/server/domain/workpapers/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { parseInput } from "../context";
import { notFound, ServiceError } from "../errors";
import { recordChanges, type Change } from "../ledger/record-change";
import { working, type Working } from "./rows";

const SALT_BYTES = 32;

/** Puts a tickmark into the engagement's legend, or words it anew. */
export async function saveTickmark(ctx: AuditorContext, input: unknown): Promise<void> {
  const place = working(ctx);
  const wanted = parseInput(SaveTickmarkInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = { ...place, ...wanted, at: ctx.now };
    await tx.insert(auditTickmarks).values(row).onConflictDoUpdate({ target: [auditTickmarks.orgId, auditTickmarks.engagementId, auditTickmarks.mark], set: { meaning: wanted.meaning, grantId: place.grantId } });
    await recordChanges(tx, ctx, [legendChange(place, wanted)]);
  });
}

/** Takes a tickmark out of the legend. CONFLICT while a control bears it. */
export async function removeTickmark(ctx: AuditorContext, input: unknown): Promise<void> {
  const place = working(ctx);
  const { mark } = parseInput(RemoveTickmarkInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const [used] = await tx.select({ controlId: auditWorksheets.controlId }).from(auditWorksheets)
      .where(and(eq(auditWorksheets.orgId, place.orgId), eq(auditWorksheets.engagementId, place.engagementId), sql`${mark} = any(${auditWorksheets.marks})`)).limit(1);
    if (used) throw new ServiceError("CONFLICT", `Controls bear ${mark}. Take it off them first.`);
    const gone = await tx.delete(auditTickmarks).where(and(eq(auditTickmarks.orgId, place.orgId), eq(auditTickmarks.engagementId, place.engagementId), eq(auditTickmarks.mark, mark))).returning({ mark: auditTickmarks.mark });
    if (gone.length === 0) throw notFound("This tickmark");
    await recordChanges(tx, ctx, [legendChange(place, { mark, meaning: null })]);
  });
}

function legendChange({ engagementId }: Working, content: { mark: string; meaning: string | null }): Change {
  return { action: "workpaper.legend_changed", object: { kind: "engagement", id: engagementId }, detail: { digest: privateDigest(randomFrom(SALT_BYTES), content) } };
}
