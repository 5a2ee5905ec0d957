import type { Tx } from "@/db/client";
import { MAX_SAMPLE } from "@/server/domain/samples/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { ServiceError } from "../errors";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { insertItems } from "./insert-items";
import { requireGrant } from "./require-grant";
import { itemsOfSample, linesOf, oneAtATime, populationOrThrow, sampleName, sampleOrThrow, within, type SampleItemRow } from "./rows";

type Wanted = { id: string; by: number; reason: string; replaces?: number };

/** Goes on in a sample's sequence, one caller after another: what two ask for at once is drawn once each. `check` sees what is drawn so far. */
export async function drawOn(tx: Tx, ctx: AuditorContext, { id, by, reason, replaces }: Wanted, check?: (items: SampleItemRow[]) => void): Promise<void> {
  const grantId = requireGrant(ctx);
  const of = within(ctx, ctx.engagement.id);
  const sample = await sampleOrThrow(tx, of, id);
  await oneAtATime(tx, of);
  const items = await itemsOfSample(tx, ctx.orgId, id);
  check?.(items);
  if (items.length + by > MAX_SAMPLE) throw new ServiceError("UNPROCESSABLE", `A sample has ${MAX_SAMPLE} items at most; this one has ${items.length}.`);
  const population = await populationOrThrow(tx, of, sample.populationId);
  const [lines, entryId, drawnBy] = [await linesOf(population), newEntryId(ctx), replaces === undefined ? "extend" as const : "replace" as const];
  const records = await insertItems(tx, ctx, { sample, lines, before: items.length, by, drawnBy, ...(replaces === undefined ? {} : { replaces }), reason, grantId, entryId });
  await recordChanges(tx, ctx, [{
    action: replaces === undefined ? "sample.extended" : "sample.item_replaced", object: { kind: "sample", id, label: sampleName(sample.number) }, entryId, previousEntryId: sample.entryId,
    detail: { engagementId: of.engagementId, reason, from: items.length + 1, records, ...(replaces === undefined ? {} : { replaces }) },
  }]);
}
