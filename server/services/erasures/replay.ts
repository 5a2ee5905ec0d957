import { and, eq, gte, inArray, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { erasures } from "@/db/schema/erasures";
import { evidence } from "@/db/schema/evidence";
import { LEGAL_BASES } from "@/server/domain/erasure/schema";
import type { Tombstone } from "@/server/storage/org-keys";

import { systemContext } from "../access/system-context";
import { judgeAgain } from "../evidence/judge-again";
import { holdKeys } from "../ledger/hold-keys";
import { openKeys } from "../ledger/open-keys";
import { carryOutErasure } from "./carry-out";
import { coverErasure } from "./cover";

/** `again`: found in the ledger; `recorded`: only the key store knew of it; `absent`: its evidence is not in this database. */
export type Replayed = { orgId: string; erasureId: string; how: "again" | "recorded" | "absent" };

/**
 * After a restore: carries out again every erasure approved since a moment, whichever side was put back to before it.
 * Those in the ledger are carried out again on keys, files and rows; those that only the key store remembers get their
 * leaves anew and are carried out. May be repeated.
 */
export async function replayErasures(since: Date, now: Date): Promise<Replayed[]> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  const all: Replayed[] = [];
  for (const { org_id: orgId } of orgs) all.push(...(await replayIn(orgId, since, now)));
  return all;
}

async function replayIn(orgId: string, since: Date, now: Date): Promise<Replayed[]> {
  const known = await withOrg(orgId, async (tx) => tx.selectDistinct({ id: erasures.id }).from(erasures)
    .where(and(eq(erasures.orgId, orgId), inArray(erasures.state, ["approved", "done"]), gte(erasures.decidedAt, since))), "system");
  const again = new Set(known.map((row) => row.id));
  const missing = (await openKeys(orgId)).tombstones.filter((stone) => new Date(stone.approvedAt) >= since && !again.has(stone.erasureId));
  const replayed: Replayed[] = [...again].map((erasureId) => ({ orgId, erasureId, how: "again" }));
  for (const [erasureId, stones] of Map.groupBy(missing, (stone) => stone.erasureId)) {
    replayed.push({ orgId, erasureId, how: (await withOrg(orgId, async (tx) => recordAnew(tx, orgId, stones, now), "system")) ? "recorded" : "absent" });
  }
  for (const { erasureId, how } of replayed) if (how !== "absent") await carryOutErasure(orgId, erasureId, now);
  return replayed;
}

async function recordAnew(tx: Tx, orgId: string, stones: Tombstone[], now: Date): Promise<boolean> {
  await holdKeys(tx, orgId, "exclusive");
  const ids = stones.map((stone) => stone.evidenceId);
  const present = new Set((await tx.select({ id: evidence.id }).from(evidence).where(and(eq(evidence.orgId, orgId), inArray(evidence.id, ids)))).map((row) => row.id));
  // Asked for and approved a second time since the restore: that one stands.
  const other = await tx.select({ id: erasures.evidenceId }).from(erasures).where(and(eq(erasures.orgId, orgId), inArray(erasures.evidenceId, ids), inArray(erasures.state, ["approved", "done"])));
  for (const { id } of other) present.delete(id);
  const ctx = systemContext(orgId, now);
  for (const stone of stones.filter(({ evidenceId }) => present.has(evidenceId))) {
    const basis = LEGAL_BASES.find((code) => code === stone.basis) ?? "other.law";
    const { evidenceIds } = await coverErasure(tx, ctx, {
      orgId, id: stone.erasureId, evidenceId: stone.evidenceId, basis, reason: stone.reason, requestedBy: stone.requestedBy, requestedAt: new Date(stone.requestedAt),
      state: "approved", decidedBy: stone.approvedBy, decidedAt: new Date(stone.approvedAt), doneAt: null, filePoint: null, decisionNote: null,
    });
    for (const evidenceId of evidenceIds) await judgeAgain(tx, ctx, evidenceId);
  }
  return present.size > 0;
}
