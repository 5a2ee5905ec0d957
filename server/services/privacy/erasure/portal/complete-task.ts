import { createHash } from "node:crypto";

import { and, eq, inArray, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { erasures } from "@/db/schema/erasures";
import { portalFindings, portalSearches } from "@/db/schema/privacy-erasure";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import type { RightProcess } from "@/server/domain/privacy/case/case";
import { exceptionsOpen } from "@/server/domain/privacy/case/rules-exception";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import type { ServiceContext } from "../../../context";
import { carryOutAct } from "../../act";

type Settled = { evidence: string; erasure: string };

/** The open task of the portal in an erasure that is being carried out. */
export const portalTask = ({ state, tasks }: RightProcess) => (state === "fulfilling" ? tasks.find(({ systemId, method }) => systemId === PORTAL_SYSTEM && method === null) : undefined);

/**
 * Completes the portal's own task once it was searched and every evidence found is erased, or kept by an exception that
 * says why. Its receipt is the digest of the list of erasures. Returns whether it did.
 */
export async function completePortalTask(tx: Tx, ctx: ServiceContext, requestId: string, process: RightProcess): Promise<boolean> {
  const task = portalTask(process);
  const of = { orgId: ctx.orgId, requestId };
  if (!task || !(await isSearched(tx, of))) return false;
  const found = await tx.select({ id: portalFindings.objectId }).from(portalFindings).where(and(eq(portalFindings.orgId, ctx.orgId), eq(portalFindings.requestId, requestId), eq(portalFindings.kind, "evidence"), isNull(portalFindings.kept)));
  const kept = new Set(exceptionsOpen(process).map(({ itemId }) => itemId));
  const wanted = found.map(({ id }) => id).filter((id) => !kept.has(id));
  const done = await erased(tx, ctx.orgId, wanted);
  if (done.length < wanted.length) return false;
  const receiptSha256 = createHash("sha256").update(canonicalBytes(done)).digest("hex");
  await carryOutAct(tx, ctx, requestId, { kind: "complete_task", right: "erasure", data: { taskId: task.taskId, method: done.length > 0 ? "deleted" : "none_found", records: done.length, receiptSha256 } });
  return true;
}

async function isSearched(tx: Tx, of: { orgId: string; requestId: string }): Promise<boolean> {
  const [row] = await tx.select({ at: portalSearches.finishedAt }).from(portalSearches).where(and(eq(portalSearches.orgId, of.orgId), eq(portalSearches.requestId, of.requestId)));
  return (row?.at ?? null) !== null;
}

async function erased(tx: Tx, orgId: string, evidenceIds: string[]): Promise<Settled[]> {
  if (evidenceIds.length === 0) return [];
  const rows = await tx.select({ evidence: erasures.evidenceId, erasure: erasures.id }).from(erasures).where(and(eq(erasures.orgId, orgId), inArray(erasures.evidenceId, evidenceIds), eq(erasures.state, "done")));
  return rows.toSorted((a, b) => (a.evidence < b.evidence ? -1 : 1));
}
