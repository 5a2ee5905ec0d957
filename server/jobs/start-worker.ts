import type { Job, PgBoss } from "pg-boss";

import { JOB_QUEUES, type JobName, type Jobs } from "@/server/domain/jobs/queue";

import { log } from "../log";
import { mailHeldExports } from "../services/anchors/mail-held-exports";
import { publishRound } from "../services/anchors/publish-round";
import { runTarget } from "../services/anchors/run-target";
import { remindOfRequests } from "../services/audit-requests/remind";
import { runTenantAnchors } from "../services/anchors/run-tenant-anchors";
import { anchorTargets } from "../services/anchors/targets";
import { openQueue } from "../services/jobs/open-queue";
import { evaluateDueControls } from "../services/controls/evaluate-due";
import { carryOutErasures } from "../services/erasures/carry-out";
import { sweepBlobs } from "../services/evidence/sweep-blobs";
import { forgetOldKeys } from "../services/idempotency/forget-old";
import { checkDueLogs } from "../services/ledger/check-due";
import { checkAllHeads } from "../services/ledger/check-all-heads";
import { SEQUENCER_PAUSE_MS, sequenceAllLogs } from "../services/ledger/sequence-all";
import { endOldPacks } from "../services/packs/end";
import { tendPacks } from "../services/packs/tend";
import { destroyOldFiles } from "../services/privacy/files/destroy";
import { runProtocols } from "../services/privacy/protocols/run-protocols";
import { tendErasures } from "../services/privacy/erasure/tend";
import { tendPortalSearches } from "../services/privacy/erasure/portal/tend-searches";
import { tendCases } from "../services/privacy/care/tend-cases";
import { tendDrills } from "../services/privacy/drills/tend";
import { fileClosedCases } from "../services/privacy/filed/file-closed-cases";
import { forgetPeople } from "../services/privacy/forget";
import { forgetOldHandOvers } from "../services/privacy/hand-over/forget-uses";
import { forgetOldLimits } from "../services/rate-limits/forget-old";
import { raiseSilentTasks } from "../services/privacy/tasks/raise-silent";
import { runDueDeliveries } from "../services/privacy/tasks/run-delivery";
import { forgetDocumentRequests } from "../services/status-page/forget";
import { dropOldPreviews } from "../services/reports/previews/drop-old";
import { runDueSchedules } from "../services/reports/schedules/run-due";
import { tendReports } from "../services/reports/tend";
import { every, type Loop } from "./every";
import { runJobs } from "./handlers";

const BATCH: Record<JobName, number> = { "evaluate-controls": 200, "make-pack": 1, "make-report": 1, "preview-report": 1, "sign-report": 1, "send-mail": 1, "seal-ledger": 1, "erase-content": 1, "deliver-task": 1 };

/** Starts the worker: queues, sequencer, clock, self-check, sweeper. Returns a stop that lets running work end. */
export async function startWorker(): Promise<() => Promise<void>> {
  const boss = await openQueue("system");
  for (const name of Object.keys(JOB_QUEUES) as JobName[]) await listen(boss, name);
  const started = new Date();
  const loops = [
    every(SEQUENCER_PAUSE_MS, "sequencer", async () => { await sequenceAllLogs(new Date()); }),
    every(10 * 60_000, "head guard", async () => { await checkAllHeads(new Date()); }),
    every(20_000, "clock", async () => { await evaluateDueControls(new Date()); }),
    every(10 * 60_000, "self-check", async () => { await checkDueLogs(started, () => new Date()); }),
    every(3_600_000, "old keys", async () => { await forgetOldKeys(new Date()); }),
    every(3_600_000, "people to forget", async () => { await forgetPeople(new Date()); }),
    every(3_600_000, "people who asked for documents", async () => { await forgetDocumentRequests(new Date()); }),
    every(600_000, "files of requests", async () => { await destroyOldFiles(new Date()); }),
    every(20_000, "protocols", async () => runProtocols(new Date())),
    every(60_000, "erasures of people", async () => { await tendErasures(new Date()); }),
    every(60_000, "searches of the portal", async () => { await tendPortalSearches(new Date()); }),
    every(600_000, "open cases", async () => { await tendCases(new Date()); }),
    every(20_000, "closed cases", async () => { await fileClosedCases(new Date()); }),
    every(60_000, "drills", async () => { await tendDrills(new Date()); }),
    every(3_600_000, "old hand-overs", async () => forgetOldHandOvers(new Date())),
    every(3_600_000, "reminders of requests", async () => { await remindOfRequests(new Date()); }),
    every(3_600_000, "old limits", async () => forgetOldLimits(new Date())),
    // The first try is a job; this makes the others, and finds what a lost job left.
    every(20_000, "deliveries to systems", async () => { await runDueDeliveries(() => new Date()); }),
    every(600_000, "silent systems", async () => { await raiseSilentTasks(new Date()); }),
    // The job does it at once; this finds what a lost job left.
    every(600_000, "erasures", async () => { await carryOutErasures(new Date()); }),
    every(3_600_000, "old packs", async () => { await endOldPacks(new Date()); }),
    every(600_000, "packs", async () => { await tendPacks(new Date()); }),
    every(600_000, "reports", async () => { await tendReports(new Date()); }),
    every(60_000, "report schedules", async () => { await runDueSchedules(new Date()); }),
    every(600_000, "old previews", async () => { await dropOldPreviews(new Date()); }),
    every(6 * 3_600_000, "sweeper", async () => { await sweepBlobs(new Date()); }),
    ...anchorLoops(),
  ];
  return async () => {
    await Promise.all(loops.map(async (loop) => loop.stop()));
    await boss.stop({ graceful: true, timeout: 20_000 });
  };
}

/** Rounds of publishing (ten minutes apart whoever asks), and a loop a target, so that a slow one delays no other. */
function anchorLoops(): Loop[] {
  const targets = anchorTargets();
  const bucket = targets.find((target) => target.kind === "object_lock");
  return [
    every(20_000, "anchor log", async () => { await publishRound(new Date(), targets); }),
    ...targets.map((target) => every(10_000, `anchors to ${target.target}`, async () => { await runTarget(target, new Date()); })),
    every(20_000, "seal mails", async () => { await runTenantAnchors(new Date(), { kind: "email" }); }),
    every(600_000, "mails of exports", async () => mailHeldExports(new Date())),
    every(20_000, "copies of logs", async () => { await runTenantAnchors(new Date(), { kind: "object_lock", bucket }); }),
  ];
}

async function listen<N extends JobName>(boss: PgBoss, name: N): Promise<void> {
  await boss.work(name, { batchSize: BATCH[name], pollingIntervalSeconds: 0.5, perJobResults: true }, async (jobs: Job<Jobs[N]>[]) => {
    const started = Date.now();
    const results = await runJobs(name, jobs);
    log().debug({ job: name, count: jobs.length, ms: Date.now() - started }, "jobs done");
    return results;
  });
}
