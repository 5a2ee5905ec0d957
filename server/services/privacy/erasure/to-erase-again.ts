import { and, eq, gte, isNull, or, type SQL, sql } from "drizzle-orm";

import { personErasures } from "@/db/schema/privacy-erasure";

/**
 * Which orders of an organization a system put back to `since` has to carry out: those done since, and those not done that
 * somebody still asks for. An order whose task was dropped, as when the person took their request back, erases nothing.
 */
export function toEraseAgain(orgId: string, since: Date): SQL | undefined {
  const isDropped = sql`exists (select 1 from system_tasks t where t.org_id = ${personErasures.orgId} and t.request_id = ${personErasures.requestId} and t.id = ${personErasures.taskId} and t.state = 'dropped')`;
  return and(eq(personErasures.orgId, orgId), isNull(personErasures.withdrawnAt), or(gte(personErasures.doneAt, since), and(isNull(personErasures.doneAt), sql`not ${isDropped}`)));
}
