import { desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { packs } from "@/db/schema/packs";
import type { PackRow } from "@/server/domain/packs/view";

import { authorize, type ServiceContext } from "../context";
import { personNames } from "../users/names";
import { firstTaken } from "./release-lock";

/** Packs asked for and made, newest first, 200 at most. */
export async function listPacks(ctx: ServiceContext): Promise<PackRow[]> {
  authorize(ctx, "packs:read");
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(packs).where(eq(packs.orgId, ctx.orgId)).orderBy(desc(packs.requestedAt), desc(packs.id)).limit(200);
    const names = await personNames(tx, rows.map((row) => row.requestedBy));
    const taken = await firstTaken(tx, ctx.orgId);
    return rows.map((row) => toPackRow(row, names.get(row.requestedBy) ?? row.requestedBy, taken.get(row.id)));
  });
}

export function toPackRow(row: typeof packs.$inferSelect, madeBy: string, takenAt: string | undefined): PackRow {
  return {
    id: row.id, title: row.title, scope: row.scope, state: row.state, progress: row.progress, step: row.step, madeBy, requestedAt: row.requestedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null, entries: row.entries, files: row.files, logSize: row.logSize, sizeBytes: row.sizeBytes, sha256: row.sha256,
    vkey: row.vkey, leftOut: (row.leftOut ?? []).map(({ what, why, count }) => ({ what, why, count })), error: row.error,
    expiresAt: row.expiresAt?.toISOString() ?? null, endedAt: row.endedAt?.toISOString() ?? null,
    releasedAt: row.releasedAt?.toISOString() ?? null, takenAt: takenAt ?? null,
  };
}
