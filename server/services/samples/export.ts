import { withOrg, type Tx } from "@/db/client";
import type { SampleDocument } from "@/server/domain/samples/document";
import { sampleCsv, sampleDocument, type ExportedSample } from "@/server/domain/samples/export";
import { AskedSampleInput, SampleId } from "@/server/domain/samples/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementName, engagementOrThrow } from "../engagements/rows";
import { getSample } from "./get";
import { getAskedSample } from "./get-asked";
import { linesOf, populationOrThrow, within, type Within } from "./rows";

export type ExportedFiles = { name: string; document: SampleDocument; csv: string };

/** A sample for its auditors, with their results: as a document that can be drawn again offline, and as CSV. */
export async function exportSample(ctx: AuditorContext, input: unknown): Promise<ExportedFiles> {
  authorize(ctx, "audit:read");
  const { id } = parseInput(SampleId, input);
  const sample = await getSample(ctx, { id });
  // An officer who previews has no results to take along, not even empty columns of them.
  const list: ExportedSample["list"] = ctx.grantId === null ? sample.list.map(({ found: _found, ...item }) => item) : sample.list;
  return filesOf(ctx, ctx.engagement.id, { ...sample, list });
}

/** The same for the organization, without what was found. */
export async function exportAskedSample(ctx: ServiceContext, input: unknown): Promise<ExportedFiles> {
  authorize(ctx, "audits:read");
  const asked = parseInput(AskedSampleInput, input);
  return filesOf(ctx, asked.engagementId, await getAskedSample(ctx, asked));
}

async function filesOf(ctx: ServiceContext, engagementId: string, sample: ExportedSample): Promise<ExportedFiles> {
  const { reference, lines } = await withOrg(ctx.orgId, async (tx) => listOf(tx, ctx, within(ctx, engagementId), sample.population.id));
  return { name: `${reference}-${sample.name}`.toLowerCase(), document: sampleDocument({ id: engagementId, name: reference }, sample, lines), csv: sampleCsv(sample.list) };
}

async function listOf(tx: Tx, ctx: ServiceContext, of: Within, populationId: string) {
  const engagement = await engagementOrThrow(tx, ctx, of.engagementId);
  return { reference: engagementName(engagement.number), lines: await linesOf(await populationOrThrow(tx, of, populationId)) };
}
