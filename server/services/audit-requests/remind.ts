import { and, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { auditRequests } from "@/db/schema/audit-requests";
import { engagements } from "@/db/schema/engagements";
import { memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import { reminderOn, SOON_DAYS } from "@/server/domain/audit-requests/age";
import { env } from "@/server/env";

import { systemContext } from "../access/system-context";
import { recordChanges } from "../ledger/record-change";
import { queueMail } from "../mail/queue";
import { organizationOrThrow } from "../organizations/rows";
import { requestName, requestObject, type RequestRow } from "./rows";

const AT_ONCE = 200;

/** Tells owners what auditors wait for: once when it is due soon, once when it is late, again when the day is moved. Returns how many mails. */
export async function remindOfRequests(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  let sent = 0;
  for (const { org_id: orgId } of orgs) {
    const due = await withOrg(orgId, async (tx) => dueRequests(tx, orgId, now), "system");
    for (const id of due) sent += await withOrg(orgId, async (tx) => remind(tx, orgId, id, now), "system");
  }
  return sent;
}

async function dueRequests(tx: Tx, orgId: string, now: Date): Promise<string[]> {
  const last = new Date(now.getTime() + (SOON_DAYS + 1) * 86_400_000).toISOString().slice(0, 10);
  const rows = await tx.select({ id: auditRequests.id }).from(auditRequests)
    .innerJoin(engagements, and(eq(engagements.orgId, auditRequests.orgId), eq(engagements.id, auditRequests.engagementId), inArray(engagements.phase, ["open", "closed"])))
    .where(and(eq(auditRequests.orgId, orgId), inArray(auditRequests.state, ["open", "more_needed"]), isNotNull(auditRequests.dueOn), lte(auditRequests.dueOn, last), sql`${auditRequests.lateRemindedFor} is distinct from ${auditRequests.dueOn}`))
    .limit(AT_ONCE);
  return rows.map(({ id }) => id);
}

/** Looks again under the lock: two workers, or one that was killed, tell nobody twice. */
async function remind(tx: Tx, orgId: string, id: string, now: Date): Promise<number> {
  const [row] = await tx.select().from(auditRequests).where(and(eq(auditRequests.orgId, orgId), eq(auditRequests.id, id))).for("update");
  if (!row) return 0;
  const organization = await organizationOrThrow(tx, orgId);
  const what = reminderOn(Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(organization.timezone).toPlainDate().toString(), row);
  if (what === null || row.dueOn === null || (what === "late" ? row.lateRemindedFor : row.soonRemindedFor) === row.dueOn) return 0;
  const to = await addressOf(tx, orgId, row);
  await tx.update(auditRequests).set(what === "late" ? { lateRemindedFor: row.dueOn } : { soonRemindedFor: row.dueOn }).where(and(eq(auditRequests.orgId, orgId), eq(auditRequests.id, id)));
  await recordChanges(tx, systemContext(orgId, now), [{ action: "audit_request.reminded", object: requestObject(row), detail: { what, dueOn: row.dueOn, reached: to !== undefined } }]);
  if (to === undefined) return 0;
  const url = new URL(`/o/${organization.slug}/audits/${row.engagementId}/requests/${row.id}`, env().PROOFROOM_URL).toString();
  await queueMail(tx, now, { to, template: { name: "audit-request-reminder", props: { url, organization: organization.name, request: `${requestName(row.number)} ${row.title}`, dueOn: row.dueOn, isLate: what === "late" } } });
  return 1;
}

/** The owner; without one, whoever planned the audit. Nobody who is no member any more. */
async function addressOf(tx: Tx, orgId: string, row: RequestRow): Promise<string | undefined> {
  const [engagement] = await tx.select({ by: engagements.createdBy }).from(engagements).where(and(eq(engagements.orgId, orgId), eq(engagements.id, row.engagementId)));
  const [person] = await tx.select({ email: users.email }).from(users).innerJoin(memberships, and(eq(memberships.orgId, orgId), eq(memberships.userId, users.id))).where(eq(users.id, row.ownerId ?? engagement?.by ?? ""));
  return person?.email;
}
