import { and, desc, eq, gt, isNotNull } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { anchors, instanceAnchors } from "@/db/schema/anchors";
import type { Anchoring } from "@/server/domain/ledger/anchoring-words";

import { anchorTargets } from "../anchors/targets";
import { anchorStateOf } from "./anchor-state";
import type { SelfCheckRow } from "./self-checks";

/** Whether what was checked has an anchor outside, to its end; and if not, whether there is none to have, or one that fails. */
export async function anchoringOf({ orgId, logId, toSize }: SelfCheckRow): Promise<Anchoring> {
  return withOrg(orgId, async (tx) => {
    if (toSize && (await anchorStateOf(tx, { orgId, logId }, toSize - 1))) return { state: "anchored" };
    const failure = await newestFailure(tx, { orgId, logId });
    if (failure) return { state: "failing", ...failure };
    return { state: anchorTargets().length > 0 ? "waiting" : "none_configured" };
  }, "system");
}

/** Of a target that is configured, or of a mail that was to carry a seal: the newest try of each that did not succeed. */
async function newestFailure(tx: Tx, { orgId, logId }: { orgId: string; logId: string }): Promise<{ target: string; error: string } | undefined> {
  for (const { kind, target } of anchorTargets()) {
    const tried = and(eq(instanceAnchors.kind, kind), eq(instanceAnchors.target, target), gt(instanceAnchors.attempts, 0));
    const [row] = await tx.select({ error: instanceAnchors.error }).from(instanceAnchors).where(tried).orderBy(desc(instanceAnchors.logNo), desc(instanceAnchors.size)).limit(1);
    if (row?.error) return { target, error: row.error };
  }
  const [mail] = await tx.select({ error: anchors.error }).from(anchors)
    .where(and(eq(anchors.orgId, orgId), eq(anchors.logId, logId), eq(anchors.kind, "email"), eq(anchors.status, "failed"), isNotNull(anchors.error))).orderBy(desc(anchors.size)).limit(1);
  return mail?.error ? { target: "the mail of a seal", error: mail.error } : undefined;
}
