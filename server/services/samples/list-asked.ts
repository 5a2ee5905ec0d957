import { withOrg } from "@/db/client";
import { AskedSamplesInput } from "@/server/domain/samples/schema";
import type { SampleLine } from "@/server/domain/samples/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementOrThrow } from "../engagements/rows";
import { within } from "./rows";
import { sampleLines } from "./views";

/** Samples that auditors drew in one audit, for the organization: what is asked for, not what was found. */
export async function listAskedSamples(ctx: ServiceContext, input: unknown): Promise<SampleLine[]> {
  authorize(ctx, "audits:read");
  const { engagementId } = parseInput(AskedSamplesInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    await engagementOrThrow(tx, ctx, engagementId);
    return sampleLines(tx, within(ctx, engagementId));
  });
}
