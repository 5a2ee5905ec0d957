import { and, eq, inArray, max, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { checkpoints } from "@/db/schema/ledger";
import { AskPackInput } from "@/server/domain/packs/schema";
import type { PackPreview } from "@/server/domain/packs/view";
import type { Selection } from "@/server/domain/packs/select-entries";

import { authorize, parseInput, type ServiceContext } from "../context";
import { organizationOrThrow } from "../organizations/rows";
import { resolveScope } from "./resolve-scope";

/** What a scope would bring if it were asked for now. Changes nothing. */
export async function previewPack(ctx: ServiceContext, input: unknown): Promise<PackPreview> {
  authorize(ctx, "packs:make");
  const { scope } = parseInput(AskPackInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const { timezone } = await organizationOrThrow(tx, ctx.orgId);
    const selection = await resolveScope(tx, ctx.orgId, scope, timezone, ctx.now);
    const [head] = await tx.select({ size: max(checkpoints.size) }).from(checkpoints).where(eq(checkpoints.orgId, ctx.orgId));
    return { ...(await countEvidence(tx, ctx.orgId, selection)), logSize: head?.size ?? 0 };
  });
}

async function countEvidence(tx: Tx, orgId: string, { kind, evidenceIds }: Selection): Promise<Omit<PackPreview, "logSize">> {
  const isWithdrawn = sql`exists (select 1 from evidence_withdrawals w where w.org_id = evidence.org_id and w.evidence_id = evidence.id)`;
  const mine = and(eq(evidence.orgId, orgId), kind === "all" ? undefined : inArray(evidence.id, [...evidenceIds]));
  if (kind !== "all" && evidenceIds.size === 0) return { evidence: 0, fileBytes: 0, withdrawn: 0 };
  const [row] = await tx.select({ evidence: sql<string>`count(*)`, withdrawn: sql<string>`count(*) filter (where ${isWithdrawn})`, bytes: sql<string>`coalesce(sum(${evidence.sizeBytes}), 0)` }).from(evidence).where(mine);
  return { evidence: Number(row?.evidence), withdrawn: Number(row?.withdrawn), fileBytes: Number(row?.bytes) };
}
