import { and, eq, isNull, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { portalFindings } from "@/db/schema/privacy-erasure";
import { EraseFindingsInput } from "@/server/domain/privacy/erasure/schema";

import { authorize, parseInput, type ServiceContext } from "../../../context";
import { requestErasure } from "../../../erasures/request";
import { caseName } from "../../append-events";
import { requestOrThrow } from "../../rows";

/**
 * Asks for the erasure of the evidence in which the person of a case was found: those named, or all. Each is then approved by
 * another owner, under the same legal holds as any. What is asked for already is left as it is. Returns how many are new.
 */
export async function eraseFindings(ctx: ServiceContext, input: unknown): Promise<{ asked: number }> {
  authorize(ctx, "evidence:erase");
  const { id, evidenceIds, basis } = parseInput(EraseFindingsInput, input);
  const { label, open } = await withOrg(ctx.orgId, async (tx) => {
    const { number } = await requestOrThrow(tx, ctx.orgId, id);
    const rows = await tx.select({ id: portalFindings.objectId }).from(portalFindings).where(and(
      eq(portalFindings.orgId, ctx.orgId), eq(portalFindings.requestId, id), eq(portalFindings.kind, "evidence"), isNull(portalFindings.kept),
      sql`not exists (select 1 from erasures x where x.org_id = ${ctx.orgId} and x.evidence_id = ${portalFindings.objectId} and x.state <> 'refused')`,
    ));
    return { label: caseName(number), open: rows.map((row) => row.id) };
  });
  const wanted = open.filter((one) => evidenceIds === undefined || evidenceIds.includes(one));
  const asked = new Set<string>();
  for (const evidenceId of wanted) {
    // The same bytes under another number went with the one before.
    if (asked.has(evidenceId)) continue;
    for (const each of (await requestErasure(ctx, { evidenceId, basis, reason: `Data of the person of request ${label}.` })).evidenceIds) asked.add(each);
  }
  return { asked: asked.size };
}
