import type { Tx } from "@/db/client";
import { countResults } from "@/server/domain/samples/counts";
import type { SampleCounts } from "@/server/domain/samples/view";

import type { AuditorContext } from "../access/resolve-auditor";
import { newestResults } from "./results";
import { itemsOfSample, sampleOrThrow, within } from "./rows";

/** "x of n" of a sample, for findings and sheets of the same audit. Works in an auditor's transaction; NOT_FOUND for a sample of another audit. */
export async function deviationsOf(tx: Tx, ctx: Pick<AuditorContext, "orgId" | "engagement">, sampleId: string): Promise<SampleCounts> {
  const { id } = await sampleOrThrow(tx, within(ctx, ctx.engagement.id), sampleId);
  const results = await newestResults(tx, ctx.orgId, id);
  return countResults(await itemsOfSample(tx, ctx.orgId, id), new Map([...results].map(([place, { result }]) => [place, result])));
}
