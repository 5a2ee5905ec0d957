import { and, eq, inArray, isNull, ne } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { reportScheduleRuns, reportSchedules } from "@/db/schema/reports";
import { users } from "@/db/schema/users";
import { ROLE_PERMISSIONS } from "@/server/domain/access/permissions";
import { REPORT_TITLES } from "@/server/domain/reports/kinds";
import { env } from "@/server/env";
import { sayIn } from "@/server/reports/say";

import { queueMail } from "../../mail/queue";
import { organizationOrThrow } from "../../organizations/rows";
import type { ReportRecord } from "../facts";
import { languageOf } from "../language";

/** Tells whom a schedule names that its report is made: once, with a link, and only those who may still read it; nobody of a schedule that was deleted meanwhile. */
export async function tellOfScheduled(tx: Tx, orgId: string, now: Date, { id, kind, options, scheduleId }: ReportRecord): Promise<void> {
  if (scheduleId === null) return;
  const own = and(eq(reportScheduleRuns.orgId, orgId), eq(reportScheduleRuns.scheduleId, scheduleId), eq(reportScheduleRuns.reportId, id), isNull(reportScheduleRuns.toldAt));
  const [run] = await tx.update(reportScheduleRuns).set({ toldAt: now }).where(own).returning();
  const [schedule] = await tx.select({ notify: reportSchedules.notify }).from(reportSchedules).where(and(eq(reportSchedules.orgId, orgId), eq(reportSchedules.id, scheduleId), ne(reportSchedules.state, "deleted")));
  if (!run || !schedule || schedule.notify.length === 0) return;
  const readers = await tx.select({ email: users.email, role: memberships.role }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(and(eq(memberships.orgId, orgId), inArray(memberships.userId, schedule.notify)));
  const organization = await organizationOrThrow(tx, orgId);
  const url = new URL(`/o/${organization.slug}/reports#${id}`, env().PROOFROOM_URL).toString();
  const language = languageOf({ options });
  const props = { language, url, organization: organization.name, title: sayIn(language)(REPORT_TITLES[kind]), from: String(options["from"]), to: String(options["to"]), missed: run.missed };
  for (const { email, role } of readers) if (ROLE_PERMISSIONS[role].has("reports:read")) await queueMail(tx, now, { to: email, template: { name: "report-made", props } });
}
