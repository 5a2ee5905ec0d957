import { admin } from "@/db/testing/admin";

/** What happened to a task, in its order, as the ledger has it. */
export async function listLedgerActions(orgId: string, taskId: string): Promise<string[]> {
  const rows = await admin()<{ action: string }[]>`select action from audit_events where org_id = ${orgId} and object_kind = 'system_task' and object_id = ${taskId} order by at, id`;
  return rows.map(({ action }) => action);
}
