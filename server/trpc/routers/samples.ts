import { AskedSampleInput, AskedSamplesInput, DrawInput, ExtendInput, FreezeInput, PreviewSampleInput, ReplaceInput, ResultInput, SampleId } from "@/server/domain/samples/schema";
import { recordListView, recordView } from "@/server/services/engagements/record-view";
import { drawSample } from "@/server/services/samples/draw";
import { extendSample } from "@/server/services/samples/extend";
import { freezePopulation } from "@/server/services/samples/freeze";
import { getSample } from "@/server/services/samples/get";
import { getAskedSample } from "@/server/services/samples/get-asked";
import { listSamples } from "@/server/services/samples/list";
import { listAskedSamples } from "@/server/services/samples/list-asked";
import { previewSample } from "@/server/services/samples/preview";
import { recordResult } from "@/server/services/samples/record-result";
import { replaceItem } from "@/server/services/samples/replace";

import { auditProcedure, orgProcedure, router } from "../init";

const reads = auditProcedure.meta({ permission: "audit:read" });
const works = auditProcedure.meta({ permission: "audit:work" });
const asked = orgProcedure.meta({ permission: "audits:read" });

/** Samples in the audit room. */
export const auditSamplesRouter = router({
  list: reads.query(async ({ ctx }) => {
    const found = await listSamples(ctx.service);
    await recordListView(ctx.service, "samples");
    return found;
  }),
  get: reads.input(SampleId).query(async ({ ctx, input }) => {
    const sample = await getSample(ctx.service, input);
    await recordView(ctx.service, { what: "view", objectKind: "sample", objectId: sample.id, label: `${sample.name}, ${sample.controlKey}` });
    return sample;
  }),
  preview: reads.input(PreviewSampleInput).query(({ ctx, input }) => previewSample(ctx.service, input)),
  freeze: works.input(FreezeInput).mutation(({ ctx, input }) => freezePopulation(ctx.service, input)),
  draw: works.input(DrawInput).mutation(({ ctx, input }) => drawSample(ctx.service, input)),
  extend: works.input(ExtendInput).mutation(({ ctx, input }) => extendSample(ctx.service, input)),
  replace: works.input(ReplaceInput).mutation(({ ctx, input }) => replaceItem(ctx.service, input)),
  note: works.input(ResultInput).mutation(({ ctx, input }) => recordResult(ctx.service, input)),
});

/** What the organization sees of them. */
export const samplesRouter = router({
  list: asked.input(AskedSamplesInput).query(({ ctx, input }) => listAskedSamples(ctx.service, input)),
  get: asked.input(AskedSampleInput).query(({ ctx, input }) => getAskedSample(ctx.service, input)),
});
