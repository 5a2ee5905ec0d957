import type { Job, PgBoss } from "pg-boss";

import { JOB_QUEUES, type JobName, type Jobs } from "@/server/domain/jobs/queue";

import { log } from "../log";
import { openQueue } from "../services/jobs/open-queue";
import { evaluateControls } from "../services/controls/evaluate";
import { evaluateDueControls } from "../services/controls/evaluate-due";
import { carryOutErasure, carryOutErasures } from "../services/erasures/carry-out";
import { sweepBlobs } from "../services/evidence/sweep-blobs";
import { sequenceAllLogs } from "../services/ledger/sequence-all";
import { sendMail } from "../services/mail/send";
import { renderRequestedReport } from "../services/reports/render";
import { every } from "./every";

type Handlers = { [N in JobName]: (jobs: Jobs[N][]) => Promise<void> };

const HANDLERS: Handlers = {
  "evaluate-controls": async (jobs) => {
    // All that waits for one organization is judged once, up to the newest moment; the moments between are kept apart inside.
    for (const [orgId, mine] of Map.groupBy(jobs, (job) => job.orgId)) {
      const at = new Date(Math.max(...mine.map((job) => Date.parse(job.at))));
      await evaluateControls(orgId, { at, now: new Date(), controlIds: [...new Set(mine.flatMap((job) => job.controlIds))] });
    }
  },
  "make-report": async (jobs) => {
    for (const job of jobs) await renderRequestedReport(job.orgId, job.reportId, new Date());
  },
  "send-mail": async (jobs) => {
    for (const job of jobs) await sendMail(job.mailId, new Date());
  },
  "erase-content": async (jobs) => {
    for (const job of jobs) await carryOutErasure(job.orgId, job.erasureId, new Date());
  },
};
const BATCH: Record<JobName, number> = { "evaluate-controls": 200, "make-report": 1, "send-mail": 1, "erase-content": 1 };

/** Starts the worker: queues, sequencer, clock, sweeper. Returns a stop that lets running work end. */
export async function startWorker(): Promise<() => Promise<void>> {
  const boss = await openQueue("system");
  for (const name of Object.keys(JOB_QUEUES) as JobName[]) await listen(boss, name);
  const loops = [
    every(500, "sequencer", async () => { await sequenceAllLogs(new Date()); }),
    every(20_000, "clock", async () => { await evaluateDueControls(new Date()); }),
    // The job does it at once; this finds what a lost job left.
    every(600_000, "erasures", async () => { await carryOutErasures(new Date()); }),
    every(6 * 3_600_000, "sweeper", async () => { await sweepBlobs(new Date()); }),
  ];
  return async () => {
    await Promise.all(loops.map(async (loop) => loop.stop()));
    await boss.stop({ graceful: true, timeout: 20_000 });
  };
}

async function listen<N extends JobName>(boss: PgBoss, name: N): Promise<void> {
  await boss.work<Jobs[N]>(name, { batchSize: BATCH[name], pollingIntervalSeconds: 0.5 }, async (jobs: Job<Jobs[N]>[]) => {
    const started = Date.now();
    await HANDLERS[name](jobs.map((job) => job.data));
    log().debug({ job: name, count: jobs.length, ms: Date.now() - started }, "job done");
  });
}
