import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { packs } from "@/db/schema/packs";
import { packName, sweepPacks } from "@/server/storage/pack-store";

import { Turns } from "../in-turns";

const STOPPED = "The worker was stopped each time it made this pack, so it was given up. Nothing of it can be downloaded. Ask for it again; if this stays, tell the operator the pack's id.";
const turns = new Turns("packs");

/**
 * Ends what killed workers left: a pack that no job will make any more says so, and files that no pack names are removed:
 * halves, and whole ones whose maker was killed before it could name them. Returns how many packs were ended.
 */
export async function tendPacks(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => tendPacksOf(orgId, now));
}

/** The same for one organization. */
export async function tendPacksOf(orgId: string, now: Date): Promise<number> {
  const ended = await withOrg(orgId, async (tx) => endForsaken(tx, orgId), "system");
  await sweepPacks(orgId, now, async () => withOrg(orgId, async (tx) => namedFiles(tx, orgId), "system"));
  return ended;
}

/** A job is queued in the transaction that asks for a pack, and its row outlives its last try. */
async function endForsaken(tx: Tx, orgId: string): Promise<number> {
  const forsaken = sql`not exists (select 1 from pgboss.job j where j.name = 'make-pack' and j.data->>'packId' = ${packs.id} and j.state in ('created', 'retry', 'active'))`;
  const ended = await tx.update(packs).set({ state: "failed", step: null, error: STOPPED }).where(and(eq(packs.orgId, orgId), inArray(packs.state, ["queued", "running"]), forsaken)).returning({ id: packs.id });
  return ended.length;
}

async function namedFiles(tx: Tx, orgId: string): Promise<Set<string>> {
  const rows = await tx.select({ id: packs.id, sha256: packs.sha256 }).from(packs).where(and(eq(packs.orgId, orgId), isNotNull(packs.sha256)));
  return new Set(rows.map(({ id, sha256 }) => packName(id, sha256 ?? "")));
}
