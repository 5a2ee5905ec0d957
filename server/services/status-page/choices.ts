import { and, asc, desc, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { engagements } from "@/db/schema/engagements";
import { registerEntries } from "@/db/schema/registers";
import { reports } from "@/db/schema/reports";
import type { StatusChoices } from "@/server/domain/status-page/view";
import { dayInWords } from "@/server/domain/privacy/in-words";

import { authorize, type ServiceContext } from "../context";
import { isFinal } from "./rows";

const MOST = 500;

/** What can stand on the page: audits, applicable controls, processors that are not archived, final reports. 500 of each at most. */
export async function statusChoices(ctx: ServiceContext): Promise<StatusChoices> {
  authorize(ctx, "status:manage");
  const { orgId } = ctx;
  return withOrg(orgId, async (tx) => {
    const audits = await tx.select().from(engagements).where(eq(engagements.orgId, orgId)).orderBy(desc(engagements.number)).limit(MOST);
    const promised = await tx.select().from(controls).where(and(eq(controls.orgId, orgId), eq(controls.applicable, true))).orderBy(asc(controls.key)).limit(MOST);
    const processors = await tx.select().from(registerEntries).where(and(eq(registerEntries.orgId, orgId), eq(registerEntries.register, "processors"), isNull(registerEntries.archivedAt))).orderBy(asc(registerEntries.name)).limit(MOST);
    const made = await tx.select().from(reports).where(and(eq(reports.orgId, orgId), isFinal())).orderBy(desc(reports.requestedAt)).limit(MOST);
    return {
      audits: audits.map(({ id, name, firm, windowFrom, windowTo }) => ({ id, label: name, hint: `${firm}, ${daysIn(windowFrom, windowTo)}` })),
      controls: promised.map(({ key, title, promise }) => ({ id: key, label: `${key} ${title}`, hint: promise })),
      processors: processors.map(({ id, name, number }) => ({ id, label: name, hint: `PR-${number}` })),
      reports: made.map(({ id, title, options }) => ({ id, label: title, hint: daysIn(String(options["from"]), String(options["to"])) })),
    };
  });
}

const daysIn = (from: string, to: string): string => `${dayInWords("en", from)} to ${dayInWords("en", to)}`;
