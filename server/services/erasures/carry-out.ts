import { and, eq, inArray, or, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { erasures } from "@/db/schema/erasures";
import { evidence } from "@/db/schema/evidence";
import { idempotencyKeys } from "@/db/schema/organizations";
import { removeBlob } from "@/server/storage/blob-store";
import { keyStore } from "@/server/storage/key-store";
import { objectSubject } from "@/server/storage/org-keys";

import { systemContext } from "../access/system-context";
import { holdKeys } from "../ledger/hold-keys";
import { openKeys } from "../ledger/open-keys";
import { removeEndedPacks } from "../packs/end";
import { coverErasure } from "./cover";
import { lockErasure, type ErasureRow } from "./rows";

const TURNS = 10;
/** Why somebody wanted it gone may tell what it was: of a carried out erasure the basis stays. */
const REASON_GONE = "Destroyed with the content.";

/**
 * Destroys what an approved erasure takes: the keys, the file, the content of the rows, packs that hold it. Each step may be repeated and the
 * last one marks it done, so it is simply run again after whatever stopped it. What came between approval and now gets its
 * leaf in a transaction before: nothing is destroyed that the ledger does not tell of.
 */
export async function carryOutErasure(orgId: string, erasureId: string, now: Date): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    if (!(await withOrg(orgId, async (tx) => coverOrDestroy(tx, orgId, erasureId, now), "system"))) continue;
    await removeEndedPacks(orgId, now);
    return;
  }
  throw new Error(`Entries about what ${erasureId} erases keep coming: it will be tried again.`);
}

/** True when there is nothing left to do. */
async function coverOrDestroy(tx: Tx, orgId: string, erasureId: string, now: Date): Promise<boolean> {
  await holdKeys(tx, orgId, "exclusive");
  const rows = (await lockErasure(tx, orgId, erasureId)).filter(({ state }) => state === "approved" || state === "done");
  const [first] = rows;
  if (!first) return true;
  const { added } = await coverErasure(tx, systemContext(orgId, now), first);
  if (added > 0) return false;
  for (const row of rows) await destroy(tx, row, now);
  await tx.update(erasures).set({ state: "done", reason: REASON_GONE, doneAt: sql`coalesce(${erasures.doneAt}, ${now.toISOString()}::timestamptz)` })
    .where(and(eq(erasures.orgId, orgId), eq(erasures.id, erasureId), inArray(erasures.state, ["approved", "done"])));
  return true;
}

/** Carries out whatever was approved and is not done, e.g. after its job was lost. Returns how many. */
export async function carryOutErasures(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  let done = 0;
  for (const { org_id: orgId } of orgs) {
    const open = await withOrg(orgId, async (tx) => tx.selectDistinct({ id: erasures.id }).from(erasures).where(and(eq(erasures.orgId, orgId), eq(erasures.state, "approved"))), "system");
    for (const { id } of open) await carryOutErasure(orgId, id, now);
    done += open.length;
  }
  return done;
}

async function destroy(tx: Tx, row: ErasureRow, now: Date): Promise<void> {
  const { orgId, evidenceId } = row;
  const [item] = await tx.select({ sha256: evidence.sha256 }).from(evidence).where(and(eq(evidence.orgId, orgId), eq(evidence.id, evidenceId)));
  const points = [(await openKeys(orgId)).pointOf(objectSubject("evidence", evidenceId)), ...(row.filePoint ? [row.filePoint] : [])];
  await keyStore.destroy(orgId, points, {
    erasureId: row.id, evidenceId, basis: row.basis, reason: REASON_GONE, requestedBy: row.requestedBy, requestedAt: row.requestedAt.toISOString(),
    approvedBy: row.decidedBy ?? "", approvedAt: (row.decidedAt ?? now).toISOString(),
  });
  if (item && item.sha256 !== "") await removeBlob(orgId, item.sha256);
  // Answers kept for repeated requests hold the digest, and the digest of the request, unsalted.
  const answers = [evidenceId, ...(item && item.sha256 !== "" ? [item.sha256] : [])].map((text) => sql`position(${text} in ${idempotencyKeys.body}::text) > 0`);
  await tx.delete(idempotencyKeys).where(and(eq(idempotencyKeys.orgId, orgId), or(...answers)));
  await tx.execute(sql`select ledger.erase_content(${orgId}, ${evidenceId}, ${now.toISOString()}::timestamptz)`);
}
