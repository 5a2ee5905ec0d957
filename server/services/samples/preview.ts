import { withOrg } from "@/db/client";
import { drawPlaces } from "@/server/domain/samples/draw";
import { itemOf } from "@/server/domain/samples/frozen-list";
import { planDraw, type SamplePlan } from "@/server/domain/samples/plan";
import { PreviewSampleInput } from "@/server/domain/samples/schema";
import { strataOf } from "@/server/domain/samples/strata";
import type { SamplePreview } from "@/server/domain/samples/view";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { controlOrThrow } from "../controls/rows";
import { collectPopulation } from "./collect";

/** Any seed shows how many each stratum gives; which items they are is not told before the list is frozen. */
const NO_SEED = "00".repeat(32);

/** How large the population is and what a draw would ask for, before anything is frozen. Names no item. */
export async function previewSample(ctx: AuditorContext, input: unknown): Promise<SamplePreview> {
  authorize(ctx, "audit:read");
  const { controlKey, parameters, method, size } = parseInput(PreviewSampleInput, input);
  const { lines, source, reconciliation } = await withOrg(ctx.orgId, async (tx) => {
    await controlOrThrow(tx, ctx, controlKey);
    return collectPopulation(tx, ctx, parameters);
  });
  const plan = planDraw(lines, method, size);
  return { size: plan.size, population: lines.length, source, reconciliation, strata: strataShares(lines, plan), interval: plan.method.kind === "every_nth" ? plan.method.interval : null, problem: plan.problem };
}

function strataShares(lines: readonly string[], { method, size, problem }: SamplePlan): SamplePreview["strata"] {
  if (method.kind !== "stratified" || problem !== null) return null;
  const strata = strataOf(lines.map((line) => itemOf(line).at), method.per);
  const drawn = new Set(drawPlaces(lines, method, NO_SEED, size));
  return strata.map(({ name, places }) => ({ name, items: places.length, drawn: places.filter((place) => drawn.has(place)).length }));
}
