/** Every job and what it carries. The organization id in it is checked again by the verb that runs. */
export type Jobs = {
  "evaluate-controls": { orgId: string; at: string; controlIds: string[] };
  "make-report": { orgId: string; reportId: string };
  "send-mail": { mailId: string };
  "erase-content": { orgId: string; erasureId: string };
};
export type JobName = keyof Jobs;

export const JOB_QUEUES: Record<JobName, { retryLimit: number; retryBackoff: boolean; expireInSeconds: number }> = {
  "evaluate-controls": { retryLimit: 10, retryBackoff: true, expireInSeconds: 120 },
  "make-report": { retryLimit: 2, retryBackoff: true, expireInSeconds: 900 },
  "send-mail": { retryLimit: 8, retryBackoff: true, expireInSeconds: 60 },
  "erase-content": { retryLimit: 20, retryBackoff: true, expireInSeconds: 120 },
};
