/** Every job and what it carries. The organization id in it is checked again by the verb that runs. */
export type Jobs = {
  "evaluate-controls": { orgId: string; at: string; controlIds: string[] };
  "make-pack": { orgId: string; packId: string };
  "make-report": { orgId: string; reportId: string };
  "preview-report": { orgId: string; previewId: string };
  "sign-report": { orgId: string; reportId: string };
  "send-mail": { mailId: string };
  "seal-ledger": { orgId: string; sealId: string };
  "erase-content": { orgId: string; erasureId: string };
  "deliver-task": { orgId: string; deliveryId: string };
};
export type JobName = keyof Jobs;

export const JOB_QUEUES: Record<JobName, { retryLimit: number; retryBackoff: boolean; expireInSeconds: number; heartbeatSeconds?: number }> = {
  "evaluate-controls": { retryLimit: 10, retryBackoff: true, expireInSeconds: 120 },
  // 20 GB take their time; a worker that died is noticed by its missing heartbeat.
  "make-pack": { retryLimit: 2, retryBackoff: true, expireInSeconds: 4 * 3600, heartbeatSeconds: 60 },
  // Twice what the drawing alone may take: a try is over before the next one begins.
  "make-report": { retryLimit: 2, retryBackoff: true, expireInSeconds: 1800 },
  // Whoever waits for it asks again.
  "preview-report": { retryLimit: 0, retryBackoff: false, expireInSeconds: 300 },
  "sign-report": { retryLimit: 5, retryBackoff: true, expireInSeconds: 300 },
  "send-mail": { retryLimit: 8, retryBackoff: true, expireInSeconds: 60 },
  "seal-ledger": { retryLimit: 12, retryBackoff: true, expireInSeconds: 120 },
  "erase-content": { retryLimit: 20, retryBackoff: true, expireInSeconds: 120 },
  // Tries of its own, over days: the outbox of deliveries knows when.
  "deliver-task": { retryLimit: 2, retryBackoff: true, expireInSeconds: 180 },
};
