import { and, desc, eq, gt, isNotNull, isNull, or, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { packs } from "@/db/schema/packs";
import { PackId } from "@/server/domain/packs/schema";
import type { RoomPack } from "@/server/domain/packs/view";
import { readPack } from "@/server/storage/pack-store";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { engagementOrThrow } from "../engagements/rows";
import { noteView } from "../engagements/record-view";
import { notFound, ServiceError } from "../errors";
import { organizationOrThrow } from "../organizations/rows";
import { windowOf } from "../organizations/window";
import type { PackDownload } from "./download";
import { lockRelease } from "./release-lock";

/** Released packs of the audit that its auditors can take along, newest first. None for a grant over a part of the audit: a pack is of the whole. */
export async function listRoomPacks(ctx: AuditorContext): Promise<RoomPack[]> {
  authorize(ctx, "audit:read");
  return withOrg(ctx.orgId, async (tx) => {
    if (!(await opensAll(tx, ctx))) return [];
    const rows = await tx.select().from(packs).where(and(ofAudit(ctx), eq(packs.state, "done"), or(isNull(packs.expiresAt), gt(packs.expiresAt, ctx.now)), isNotNull(packs.sha256))).orderBy(desc(packs.requestedAt), desc(packs.id)).limit(50);
    return rows.map(({ id, title, finishedAt, requestedAt, entries, files, sizeBytes, sha256, expiresAt }) => ({
      id, title, madeAt: (finishedAt ?? requestedAt).toISOString(), entries, files, sizeBytes: sizeBytes ?? 0, sha256: sha256 ?? "", expiresAt: expiresAt?.toISOString() ?? null,
    }));
  });
}

/**
 * The pack of the audit for its auditor, whole or from where a download broke off; each call is on the organization's list before the first byte
 * leaves. CONFLICT for a grant over a part of the audit, GONE once it ended, NOT_FOUND for any pack that is not this audit's or not released.
 */
export async function takeRoomPack(ctx: AuditorContext, input: unknown): Promise<PackDownload> {
  authorize(ctx, "audit:read");
  const { id } = parseInput(PackId, input);
  const { requestedAt, sha256, sizeBytes } = await withOrg(ctx.orgId, async (tx) => {
    // Either it is taken along and can be taken back no more, or it was taken back.
    await lockRelease(tx, ctx.orgId, id);
    const [row] = await tx.select().from(packs).where(and(ofAudit(ctx), eq(packs.id, id)));
    if (!row) throw notFound("This pack");
    if (!(await opensAll(tx, ctx))) throw new ServiceError("CONFLICT", "A pack is of the whole audit, and your access is to a part of it. Ask the organization for access to all of it.");
    if (["expired", "erased"].includes(row.state) || (row.expiresAt && row.expiresAt <= ctx.now)) throw new ServiceError("GONE", "This pack ended. Ask the organization for a new one.");
    if (row.state !== "done" || !row.sha256 || row.sizeBytes === null) throw notFound("This pack");
    await noteView(tx, ctx, { what: "download", objectKind: "pack", objectId: id, label: row.title });
    return { ...row, sha256: row.sha256, sizeBytes: row.sizeBytes };
  });
  return { fileName: `auditor-pack-${requestedAt.toISOString().slice(0, 10)}-${sha256.slice(0, 8)}.zip`, sizeBytes, sha256, open: (range) => readPack(ctx.orgId, id, sha256, range) };
}

/** Only what the organization released. */
const ofAudit = (ctx: AuditorContext) => and(eq(packs.orgId, ctx.orgId), sql`${packs.scope}->>'kind' = 'engagement'`, sql`${packs.scope}->>'engagement' = ${ctx.engagement.id}`, isNotNull(packs.releasedAt));

/** Whether the grant opens every framework and every day of the audit. */
async function opensAll(tx: Tx, ctx: AuditorContext): Promise<boolean> {
  const row = await engagementOrThrow(tx, ctx, ctx.engagement.id);
  const whole = windowOf(await organizationOrThrow(tx, ctx.orgId), row.windowFrom, row.windowTo);
  const { frameworks, from, until } = ctx.engagement;
  const allDays = until >= whole.until && (row.windowFrom === row.windowTo || from <= whole.from);
  return allDays && frameworks.length === 0;
}
