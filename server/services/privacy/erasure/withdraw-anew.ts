import { and, eq, gte, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { requestEvents, rightsRequests } from "@/db/schema/privacy";
import { processOf } from "@/server/domain/privacy/case/case";
import { RUNNING } from "@/server/domain/privacy/case/rule";
import { isWithdrawable } from "@/server/domain/privacy/case/rules-end";
import type { PersonStone } from "@/server/storage/org-keys";

import { systemContext } from "../../access/system-context";
import { openKeys } from "../../ledger/open-keys";
import { recordChanges } from "../../ledger/record-change";
import { carryOutAct } from "../act";
import { loadCase } from "../load-case";
import { noteWithdrawn } from "./follow";

/**
 * `recorded`: an order that only the key store remembered; `remembered`: what only the database knew; `withdrawn`: an erasure
 * that its person had taken back, taken back again; `withdrawn_late`: the same, where the case has gone on since the restore
 * so that its rules no longer take it: somebody has to look; `forgotten`: who asked in a case, destroyed again.
 */
export type ReplayedPerson = { orgId: string; requestId: string; how: "recorded" | "remembered" | "withdrawn" | "withdrawn_late" | "forgotten" };
const NOT_TAKEN = "rights_request.withdrawal_not_taken";
type Withdrawn = Extract<PersonStone, { kind: "person_withdrawn" }>;

/** What the key store remembers of withdrawals, by case. */
export const withdrawalsOf = async (orgId: string) => new Map((await openKeys(orgId)).people.flatMap((stone) => (stone.kind === "person_withdrawn" ? [[stone.requestId, stone] as const] : [])));

/** When what was ordered at a moment was taken back, or null. */
export function takenBackAt(all: ReadonlyMap<string, Withdrawn>, requestId: string, orderedAt: string): Date | null {
  const at = all.get(requestId)?.at;
  return at !== undefined && new Date(at) >= new Date(orderedAt) ? new Date(at) : null;
}

/** Erasures that their person took back, where the database has forgotten it: by the person's own act, on the proof they gave then. */
export async function withdrawAnew(orgId: string, since: Date, now: Date): Promise<ReplayedPerson[]> {
  const done: ReplayedPerson[] = [];
  for (const stone of (await withdrawalsOf(orgId)).values()) {
    if (new Date(stone.at) < since) continue;
    const how = await withOrg(orgId, async (tx) => takeBack(tx, orgId, stone, now), "system");
    if (how) done.push({ orgId, requestId: stone.requestId, how });
  }
  return done;
}

async function takeBack(tx: Tx, orgId: string, { requestId, at, rights, proofSha256 }: Withdrawn, now: Date): Promise<ReplayedPerson["how"] | null> {
  const [row] = await tx.select({ id: rightsRequests.id }).from(rightsRequests).where(and(eq(rightsRequests.orgId, orgId), eq(rightsRequests.id, requestId))).for("update");
  const current = row && (await loadCase(tx, orgId, requestId));
  if (!current || processOf(current, "erasure")?.outcome === "withdrawn") return null;
  const ctx = systemContext(orgId, now);
  const open = current.rights.filter((process) => rights.includes(process.right) && isWithdrawable(process)).map(({ right }) => right);
  const isTaken = open.includes("erasure") && RUNNING.includes(current.state);
  if (!isTaken && (await isNoted(tx, orgId, requestId, at))) return null;
  if (isTaken) await carryOutAct(tx, { ...ctx, actor: { kind: "subject", id: requestId } }, requestId, { kind: "withdraw", data: { rights: open, proofSha256 } });
  else await noteWithdrawn(tx, orgId, requestId, new Date(at));
  await recordChanges(tx, ctx, [{ action: isTaken ? "rights_request.withdrawn_anew" : NOT_TAKEN, object: { kind: "rights_request", id: requestId }, detail: { withdrawnAt: at, rights, proofSha256 } }]);
  return isTaken ? "withdrawn" : "withdrawn_late";
}

/** Said once, however often a replay runs. */
async function isNoted(tx: Tx, orgId: string, requestId: string, at: string): Promise<boolean> {
  const mine = and(eq(auditEvents.orgId, orgId), eq(auditEvents.objectKind, "rights_request"), eq(auditEvents.objectId, requestId), eq(auditEvents.action, NOT_TAKEN), sql`${auditEvents.detail} ->> 'withdrawnAt' = ${at}`);
  return (await tx.select({ id: auditEvents.id }).from(auditEvents).where(mine).limit(1)).length > 0;
}

/** Cases whose erasure was taken back since a moment, as this database has it. */
export async function withdrawnSince(tx: Tx, orgId: string, since: Date): Promise<string[]> {
  const rows = await tx.select({ requestId: requestEvents.requestId }).from(requestEvents).where(and(eq(requestEvents.orgId, orgId), eq(requestEvents.kind, "withdrawn"), gte(requestEvents.at, since), sql`${requestEvents.detail} -> 'rights' ? 'erasure'`));
  return rows.map(({ requestId }) => requestId);
}
