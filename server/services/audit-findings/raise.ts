import { and, eq, max } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditFindings } from "@/db/schema/audit-findings";
import { xOfN } from "@/server/domain/audit-findings/fold";
import { RaiseFindingInput } from "@/server/domain/audit-findings/schema";
import { newId } from "@/server/domain/ids/ids";

import type { AuditorContext } from "../access/resolve-auditor";
import { coveredOrThrow, goingOnOrThrow, lockNumbers } from "../audit-requests/rows";
import { authorize, parseInput } from "../context";
import { recordChanges } from "../ledger/record-change";
import { evidenceInReachOrThrow, findingObject } from "./rows";

/**
 * An auditor states a deviation: which items of how many, of which list, what it touches. Every deviation found is stated (AT-C 205
 * leaves no choice), and nothing takes it away again. Both sides see it at once.
 */
export async function raiseFinding(ctx: AuditorContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "audit:work");
  const { controls, evidenceIds, population, tested, deviations, deviating, ...wanted } = parseInput(RaiseFindingInput, input);
  const engagementId = ctx.engagement.id;
  return withOrg(ctx.orgId, async (tx) => {
    await goingOnOrThrow(tx, ctx, engagementId);
    const controlIds = await coveredOrThrow(tx, ctx, engagementId, controls);
    const named = await evidenceInReachOrThrow(tx, ctx, evidenceIds);
    await lockNumbers(tx, ctx.orgId, engagementId, "findings");
    const [last] = await tx.select({ number: max(auditFindings.number) }).from(auditFindings).where(and(eq(auditFindings.orgId, ctx.orgId), eq(auditFindings.engagementId, engagementId)));
    const facts = { population, tested, deviations, deviating };
    const row = { ...wanted, orgId: ctx.orgId, engagementId, id: newId("auditFinding"), number: (last?.number ?? 0) + 1, facts, controlIds, evidenceIds: named, grantId: ctx.grantId ?? "", raisedBy: ctx.actor.id, raisedAt: ctx.now };
    await tx.insert(auditFindings).values(row);
    await recordChanges(tx, ctx, [{ action: "audit_finding.raised", object: findingObject(row), links: controlIds.map((id) => ({ kind: "control" as const, id })), detail: { engagementId, ...wanted, facts, xOfN: xOfN(facts), controlIds, evidenceIds: named } }]);
    return { id: row.id };
  });
}
