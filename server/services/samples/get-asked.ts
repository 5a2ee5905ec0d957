import { withOrg } from "@/db/client";
import { AskedSampleInput } from "@/server/domain/samples/schema";
import type { AskedSample } from "@/server/domain/samples/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { within } from "./rows";
import { sampleWithItems } from "./views";

/** The items of one sample, for the organization: what is asked for, with the evidence each came from. */
export async function getAskedSample(ctx: ServiceContext, input: unknown): Promise<AskedSample> {
  authorize(ctx, "audits:read");
  const { engagementId, id } = parseInput(AskedSampleInput, input);
  return withOrg(ctx.orgId, async (tx) => sampleWithItems(tx, within(ctx, engagementId), id));
}
