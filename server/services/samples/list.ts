import { withOrg } from "@/db/client";
import type { PopulationLine, SampleCounts, SampleLine } from "@/server/domain/samples/view";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize } from "../context";
import { deviationsOf } from "./deviations-of";
import { within } from "./rows";
import { populationLines, sampleLines } from "./views";

export type SampleList = { populations: PopulationLine[]; samples: (SampleLine & { counts: SampleCounts | null })[] };

/** Populations and samples of the audit, for its auditors. A preview sees no results. */
export async function listSamples(ctx: AuditorContext): Promise<SampleList> {
  authorize(ctx, "audit:read");
  return withOrg(ctx.orgId, async (tx) => {
    const of = within(ctx, ctx.engagement.id);
    const [populations, lines] = [await populationLines(tx, of), await sampleLines(tx, of)];
    const samples: SampleList["samples"] = [];
    for (const line of lines) samples.push({ ...line, counts: ctx.grantId === null ? null : await deviationsOf(tx, ctx, line.id) });
    return { populations, samples };
  });
}
