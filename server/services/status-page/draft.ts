import { sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { statusSnapshots, statusVersions } from "@/db/schema/status-page";
import { newId } from "@/server/domain/ids/ids";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { DraftStatusPageInput } from "@/server/domain/status-page/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { composeStatus } from "./compose";
import { digestOf, versionLabel } from "./rows";

/**
 * Drafts a version of the status page. What it says is frozen here, under a digest that goes on the ledger: a reviewer
 * reads exactly what will be published. To change a draft is to draft another.
 */
export async function draftStatusPage(ctx: ServiceContext, input: unknown): Promise<{ id: string; sha256: string }> {
  authorize(ctx, "status:manage");
  const chosen = parseInput(DraftStatusPageInput, input);
  const [id, entryId] = [newId("statusVersion"), newEntryId(ctx)];
  return withOrg(ctx.orgId, async (tx) => {
    const content = Buffer.from(canonicalBytes(await composeStatus(tx, ctx, chosen))).toString("utf8");
    const sha256 = digestOf(content);
    const number = await nextNumber(tx, ctx.orgId);
    await tx.insert(statusVersions).values({ orgId: ctx.orgId, id, number, state: "draft", sha256, draftedBy: ctx.actor.id, draftedAt: ctx.now });
    await tx.insert(statusSnapshots).values({ orgId: ctx.orgId, versionId: id, sha256, content, takenAt: ctx.now, entryId });
    const detail = { sha256, controls: chosen.controlKeys, showStates: chosen.showStates, audits: chosen.auditIds, processors: chosen.processorIds, reports: chosen.reportIds, agreement: chosen.agreement?.version ?? null };
    await recordChanges(tx, ctx, [{ action: "status_page.drafted", object: { kind: "status_page", id, label: versionLabel(number) }, detail, entryId }]);
    return { id, sha256 };
  });
}

async function nextNumber(tx: Tx, orgId: string): Promise<number> {
  const [row] = await tx.execute<{ value: number }>(sql`insert into org_counters (org_id, name, value) values (${orgId}, 'status_page', 1) on conflict (org_id, name) do update set value = org_counters.value + 1 returning value`);
  return Number(row?.value);
}
