import type { Jobs } from "@/server/domain/jobs/queue";
import { evaluateControls } from "@/server/services/controls/evaluate";
import { sequenceLog } from "@/server/services/ledger/sequence";

import { admin } from "./admin";

type Evaluation = Jobs["evaluate-controls"];
const taken = new Set<string>();

/** Sequences an organization's log until nothing waits, also where another test sequences every log meanwhile. */
export async function sequenceOf(orgId: string): Promise<void> {
  const [log] = await admin()<{ id: string }[]>`select id from ledger.logs where org_id = ${orgId} and state <> 'closed'`;
  const waiting = async () => (await admin()`select 1 from ledger.pending where org_id = ${orgId} limit 1`).length > 0;
  while (await waiting()) await sequenceLog(orgId, log?.id ?? "", new Date());
}

/** The judgements that were asked for since the last call, in the order they were asked. What is not queued is not judged; evidence is queued when it is sequenced. */
export async function takeEvaluations(orgId: string): Promise<Evaluation[]> {
  await sequenceOf(orgId);
  const rows = await admin()<{ id: string; data: Evaluation }[]>`
    select id, data from pgboss.job where name = 'evaluate-controls' and data->>'orgId' = ${orgId} order by data->>'at', created_on, id`;
  const fresh = rows.filter((row) => !taken.has(row.id));
  for (const row of fresh) taken.add(row.id);
  return fresh.map((row) => row.data);
}

/** Does what the worker does with what is queued, each job by itself and at the moment it names. */
export async function runEvaluations(orgId: string, jobs?: Evaluation[]): Promise<void> {
  for (const { at, controlIds } of jobs ?? (await takeEvaluations(orgId))) await evaluateControls(orgId, { at: new Date(at), now: new Date(at), controlIds });
}
