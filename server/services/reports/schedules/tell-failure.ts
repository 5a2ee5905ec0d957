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
import type { ScheduleRow } from "./rows";

/** Tells that a schedule's report failed: once, whoever tries it again. The run keeps the reason, which also marks it as told. */
export async function tellOfFailed(tx: Tx, orgId: string, now: Date, { id, scheduleId }: ReportRecord, reason: string): Promise<void> {
  if (scheduleId === null) return;
  const untold = and(eq(reportScheduleRuns.orgId, orgId), eq(reportScheduleRuns.scheduleId, scheduleId), eq(reportScheduleRuns.reportId, id), isNull(reportScheduleRuns.error));
  const [run] = await tx.update(reportScheduleRuns).set({ error: reason }).where(untold).returning({ on: reportScheduleRuns.on });
  const [schedule] = await tx.select().from(reportSchedules).where(and(eq(reportSchedules.orgId, orgId), eq(reportSchedules.id, scheduleId), ne(reportSchedules.state, "deleted")));
  if (run && schedule) await tellMakers(tx, orgId, now, schedule, { on: run.on, reason, at: id, refused: false });
}

/** Tells that a schedule's report could not be asked for. The day is served once, so this is said once. */
export async function tellOfRefused(tx: Tx, orgId: string, now: Date, schedule: ScheduleRow, on: string, reason: string): Promise<void> {
  await tellMakers(tx, orgId, now, schedule, { on, reason, at: "schedules", refused: true });
}

type Failure = { on: string; reason: string; /** Where on the page it can be put right. */ at: string; refused: boolean };

/** Whoever set the schedule or is named in it, as long as they may make reports. */
async function tellMakers(tx: Tx, orgId: string, now: Date, { kind, options, setBy, notify }: ScheduleRow, { on, reason, at, refused }: Failure): Promise<void> {
  const people = await tx.select({ email: users.email, role: memberships.role }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(and(eq(memberships.orgId, orgId), inArray(memberships.userId, [...new Set([setBy, ...notify])])));
  const organization = await organizationOrThrow(tx, orgId);
  const url = new URL(`/o/${organization.slug}/reports#${at}`, env().PROOFROOM_URL).toString();
  const language = languageOf({ options });
  const props = { language, url, organization: organization.name, title: sayIn(language)(REPORT_TITLES[kind]), on, reason, refused };
  for (const { email, role } of people) if (ROLE_PERMISSIONS[role].has("reports:make")) await queueMail(tx, now, { to: email, template: { name: "report-failed", props } });
}
