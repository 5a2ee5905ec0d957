import { randomBytes } from "node:crypto";

import { and, eq, max } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditSampleResults } from "@/db/schema/audit-samples";
import { ResultInput } from "@/server/domain/samples/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { notFound, ServiceError } from "../errors";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { requireGrant } from "./require-grant";
import { itemsOfSample, oneAtATime, sampleName, sampleOrThrow, sha256Of, within } from "./rows";

const SALT_BYTES = 16;

/** Notes what was found at an item: tested, deviation or not applicable. The newest counts, the earlier stay. The ledger gets a digest only. */
export async function recordResult(ctx: AuditorContext, input: unknown): Promise<void> {
  authorize(ctx, "audit:work");
  const { id, place, result, note } = parseInput(ResultInput, input);
  if (result !== "tested" && note === "") throw new ServiceError("INVALID", "Write what you found.", [{ field: "note", message: "Write what you found." }]);
  const grantId = requireGrant(ctx);
  const of = within(ctx, ctx.engagement.id);
  await withOrg(ctx.orgId, async (tx) => {
    const sample = await sampleOrThrow(tx, of, id);
    await oneAtATime(tx, of);
    const items = await itemsOfSample(tx, ctx.orgId, id);
    if (!items.some((item) => item.place === place)) throw notFound("This item");
    if (items.some(({ replaces }) => replaces === place)) throw new ServiceError("CONFLICT", "This item was replaced: it no longer counts. Note what you found at the one that came for it.");
    const [last] = await tx.select({ version: max(auditSampleResults.version) }).from(auditSampleResults).where(and(eq(auditSampleResults.orgId, ctx.orgId), eq(auditSampleResults.sampleId, id), eq(auditSampleResults.place, place)));
    const [version, salt, entryId] = [(last?.version ?? 0) + 1, randomBytes(SALT_BYTES).toString("hex"), newEntryId(ctx)];
    await tx.insert(auditSampleResults).values({ ...of, sampleId: id, place, version, result, note, salt, grantId, at: ctx.now, entryId });
    await recordChanges(tx, ctx, [{
      action: "sample.item_noted", object: { kind: "sample", id, label: sampleName(sample.number) }, entryId, previousEntryId: sample.entryId,
      detail: { engagementId: of.engagementId, place, version, sha256: sha256Of(JSON.stringify([salt, result, note])) },
    }]);
  });
}
