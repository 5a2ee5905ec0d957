import { and, eq, max, sql, type SQL } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { checkpoints } from "@/db/schema/ledger";
import { AskPackInput } from "@/server/domain/packs/schema";
import type { PackPreview } from "@/server/domain/packs/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { organizationOrThrow } from "../organizations/rows";
import { logOfPack } from "./other-logs";
import { evidenceInScope } from "./resolve-scope";

/** What a scope would bring if it were asked for now. Changes nothing. */
export async function previewPack(ctx: ServiceContext, input: unknown): Promise<PackPreview> {
  authorize(ctx, "packs:make");
  const { scope } = parseInput(AskPackInput, input);
  if (scope.kind === "engagement") authorize(ctx, "audits:read");
  return withOrg(ctx.orgId, async (tx) => {
    const { timezone } = await organizationOrThrow(tx, ctx.orgId);
    const { condition } = await evidenceInScope(tx, ctx.orgId, scope, timezone, { cutAt: ctx.now });
    const [head] = await tx.select({ size: max(checkpoints.size) }).from(checkpoints).where(and(eq(checkpoints.orgId, ctx.orgId), eq(checkpoints.logId, (await logOfPack(tx, ctx.orgId, scope)).id)));
    return { ...(await countEvidence(tx, condition)), logSize: head?.size ?? 0 };
  });
}

async function countEvidence(tx: Tx, condition: SQL | undefined): Promise<Omit<PackPreview, "logSize">> {
  const isWithdrawn = sql`exists (select 1 from evidence_withdrawals w where w.org_id = evidence.org_id and w.evidence_id = evidence.id)`;
  const [row] = await tx.select({ evidence: sql<string>`count(*)`, withdrawn: sql<string>`count(*) filter (where ${isWithdrawn})`, bytes: sql<string>`coalesce(sum(${evidence.sizeBytes}), 0)` }).from(evidence).where(condition);
  return { evidence: Number(row?.evidence ?? 0), withdrawn: Number(row?.withdrawn ?? 0), fileBytes: Number(row?.bytes ?? 0) };
}
