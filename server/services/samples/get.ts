import { withOrg, type Tx } from "@/db/client";
import { SampleId } from "@/server/domain/samples/schema";
import type { FoundResult, SampleDetail } from "@/server/domain/samples/view";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { deviationsOf } from "./deviations-of";
import { newestResults } from "./results";
import { within } from "./rows";
import { grantNames, sampleWithItems } from "./views";

/** One sample with its items and what its auditors found at each. A preview sees the items only. */
export async function getSample(ctx: AuditorContext, input: unknown): Promise<SampleDetail> {
  authorize(ctx, "audit:read");
  const { id } = parseInput(SampleId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const sample = await sampleWithItems(tx, within(ctx, ctx.engagement.id), id);
    const found = ctx.grantId === null ? new Map<number, FoundResult>() : await foundAt(tx, ctx.orgId, id);
    const counts = ctx.grantId === null ? { of: sample.list.filter(({ replacedBy }) => replacedBy === null).length, tested: 0, deviations: 0, notApplicable: 0, open: 0 } : await deviationsOf(tx, ctx, id);
    return { ...sample, list: sample.list.map((item) => ({ ...item, found: found.get(item.place) ?? null })), counts };
  });
}

async function foundAt(tx: Tx, orgId: string, id: string): Promise<Map<number, FoundResult>> {
  const results = await newestResults(tx, orgId, id);
  const names = await grantNames(tx, orgId, [...results.values()].map(({ grantId }) => grantId));
  return new Map([...results].map(([place, { result, note, at, grantId }]) => [place, { result, note, at: at.toISOString(), by: names.get(grantId) ?? grantId }]));
}
