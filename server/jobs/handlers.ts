import type { Job, JobResult } from "pg-boss";

import type { JobName, Jobs } from "@/server/domain/jobs/queue";
import { withoutParameters } from "@/server/domain/logging/without-parameters";

import { log } from "../log";
import { sealLedger } from "../services/anchors/seal-ledger";
import { anchorTargets } from "../services/anchors/targets";
import { evaluateControls } from "../services/controls/evaluate";
import { carryOutErasure } from "../services/erasures/carry-out";
import { sendMail } from "../services/mail/send";
import { makeRequestedPack } from "../services/packs/make";
import { runDelivery } from "../services/privacy/tasks/run-delivery";
import { drawPreview } from "../services/reports/previews/draw";
import { renderRequestedReport } from "../services/reports/render";
import { signReport } from "../services/signing/sign-report";

type Handler<N extends JobName> = { together: (job: Jobs[N]) => string; work: (jobs: Jobs[N][]) => Promise<void> };

const HANDLERS: { [N in JobName]: Handler<N> } = {
  "evaluate-controls": {
    // All that waits for one organization is judged once, up to the newest moment; the moments between are kept apart inside.
    together: (job) => job.orgId,
    work: async (jobs) => {
      const at = new Date(Math.max(...jobs.map((job) => Date.parse(job.at))));
      for (const orgId of new Set(jobs.map((job) => job.orgId))) await evaluateControls(orgId, { at, now: new Date(), controlIds: [...new Set(jobs.flatMap((job) => job.controlIds))] });
    },
  },
  "make-pack": {
    together: (job) => job.packId,
    work: async (jobs) => {
      for (const job of jobs) await makeRequestedPack(job.orgId, job.packId, () => new Date());
    },
  },
  "make-report": {
    together: (job) => job.reportId,
    work: async (jobs) => {
      for (const job of jobs) await renderRequestedReport(job.orgId, job.reportId, new Date());
    },
  },
  "preview-report": {
    together: (job) => job.previewId,
    work: async (jobs) => {
      for (const job of jobs) await drawPreview(job.orgId, job.previewId);
    },
  },
  "sign-report": {
    together: (job) => job.reportId,
    work: async (jobs) => {
      for (const job of jobs) await signReport(job.orgId, job.reportId, new Date());
    },
  },
  "send-mail": {
    together: (job) => job.mailId,
    work: async (jobs) => {
      for (const job of jobs) await sendMail(job.mailId, new Date());
    },
  },
  "seal-ledger": {
    together: (job) => job.sealId,
    work: async (jobs) => {
      for (const job of jobs) await sealLedger(job, new Date(), anchorTargets());
    },
  },
  "deliver-task": {
    together: (job) => job.deliveryId,
    work: async (jobs) => {
      for (const job of jobs) await runDelivery(job.orgId, job.deliveryId, () => new Date());
    },
  },
  "erase-content": {
    together: (job) => job.erasureId,
    work: async (jobs) => {
      for (const job of jobs) await carryOutErasure(job.orgId, job.erasureId, new Date());
    },
  },
};

/** Runs a batch of jobs. Those that belong together succeed or fail together, and no others with them: what failed comes again. */
export async function runJobs<N extends JobName>(name: N, jobs: Job<Jobs[N]>[]): Promise<JobResult[]> {
  const { together, work } = HANDLERS[name];
  const results: JobResult[] = [];
  for (const mine of Map.groupBy(jobs, (job) => together(job.data)).values()) {
    const output = await work(mine.map((job) => job.data)).then(() => undefined, (error: unknown) => failure(name, mine.length, error));
    results.push(...mine.map(({ id }): JobResult => (output ? { id, status: "failed", output } : { id, status: "completed" })));
  }
  return results;
}

function failure(job: JobName, count: number, error: unknown): { message: string } {
  const message = String(withoutParameters(error instanceof Error ? error.message : String(error)));
  log().error({ job, count, err: message }, "job failed, will be tried again");
  return { message: message.slice(0, 500) };
}
