import { createHash } from "node:crypto";

import { and, eq, inArray, isNull } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { erasures } from "@/db/schema/erasures";
import { portalFindings, portalSearches } from "@/db/schema/privacy-erasure";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { processOf, type RightProcess } from "@/server/domain/privacy/case/case";
import { exceptionsOpen } from "@/server/domain/privacy/case/rules-exception";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import { systemContext } from "../../../access/system-context";
import { holdKeys } from "../../../ledger/hold-keys";
import { carryOutAct } from "../../act";
import { loadCase } from "../../load-case";
import { lockRequest } from "../../rows";
import { searchWhatCame } from "./search-again";

type Settled = { evidence: string; erasure: string };

/** The open task of the portal in an erasure that is being carried out. */
export const portalTask = ({ state, tasks }: RightProcess) => (state === "fulfilling" ? tasks.find(({ systemId, method }) => systemId === PORTAL_SYSTEM && method === null) : undefined);

/**
 * Whether the portal's own task may end as far as is known: it was searched, every evidence found is erased, or kept by an
 * exception that says why, and what came since was looked through (`more`: there is more of it to look through).
 */
export async function portalStanding(tx: Tx, orgId: string, requestId: string, process: RightProcess, now: Date): Promise<"waits" | "more" | "settled"> {
  const of = { orgId, requestId };
  if (!portalTask(process) || !(await isSearched(tx, of)) || !(await settled(tx, of, process))) return "waits";
  const { fresh, left } = await searchWhatCame(tx, of, now);
  return left ? "more" : fresh > 0 ? "waits" : "settled";
}

/**
 * Completes the portal's own task in a transaction of its own, in which nothing is pushed: the little that came since the
 * last look is looked through, and where the person is in any of it the task stays open and says so (`waits`). Since everybody
 * who pushes waits meanwhile, more than a handful is left to be read apart first (`more`). The task's receipt is the digest
 * of the list of erasures.
 */
export async function completePortalTask(orgId: string, requestId: string, now: Date): Promise<"ended" | "more" | "waits"> {
  return withOrg(orgId, async (tx) => {
    // The case first, as every act in it. Whoever pushes holds the keys until it is committed.
    await lockRequest(tx, orgId, requestId);
    await holdKeys(tx, orgId, "exclusive");
    const process = processOf(await loadCase(tx, orgId, requestId), "erasure");
    const [task, of] = [process && portalTask(process), { orgId, requestId }];
    if (!process || !task || !(await isSearched(tx, of))) return "waits";
    const { left } = await searchWhatCame(tx, of, now, "last");
    if (left) return "more";
    const done = await settled(tx, of, process);
    if (!done) return "waits";
    const receiptSha256 = createHash("sha256").update(canonicalBytes(done)).digest("hex");
    await carryOutAct(tx, systemContext(orgId, now), requestId, { kind: "complete_task", right: "erasure", data: { taskId: task.taskId, method: done.length > 0 ? "deleted" : "none_found", records: done.length, receiptSha256 } });
    return "ended";
  }, "system");
}

/** The erasures of everything found; undefined while one is missing. */
async function settled(tx: Tx, { orgId, requestId }: { orgId: string; requestId: string }, process: RightProcess): Promise<Settled[] | undefined> {
  const found = await tx.select({ id: portalFindings.objectId }).from(portalFindings).where(and(eq(portalFindings.orgId, orgId), eq(portalFindings.requestId, requestId), eq(portalFindings.kind, "evidence"), isNull(portalFindings.kept)));
  const kept = new Set(exceptionsOpen(process).map(({ itemId }) => itemId));
  const wanted = found.map(({ id }) => id).filter((id) => !kept.has(id));
  const done = await erased(tx, orgId, wanted);
  return done.length < wanted.length ? undefined : done;
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
