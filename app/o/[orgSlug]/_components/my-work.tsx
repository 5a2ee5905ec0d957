import { PageHeader } from "@/components/layout/page-header";
import { plural } from "@/components/ui/count-format";
import { Work, WorkSkeleton } from "@/components/work/work";
import { workSentence } from "@/components/work/work-sentence";

import { OrgQueries } from "@/server/trpc/client";

import type { Tenant } from "../_data/tenant";
import { SystemTasks } from "./system-tasks";

/** What waits for the person who reads, whatever their role: a contributor's first page, and one click from an officer's. */
export async function MyWork({ here }: { here: Tenant }) {
  const [work, requests] = await Promise.all([here.caller.work.get(), here.caller.auditRequests.own()]);
  // Only where there is something to report does the page need what sends it.
  const tasks = work.tasks.length > 0 && <OrgQueries orgSlug={here.orgSlug}><SystemTasks tasks={work.tasks} orgSlug={here.orgSlug} /></OrgQueries>;
  return (
    <>
      <PageHeader title="What waits for me?">{workSentence(work)}{requests.length > 0 && ` Auditors wait for ${plural(requests.length, "request")}.`}</PageHeader>
      <Work work={work} timezone={here.timezone} base={here.base} tasks={tasks} requests={requests} />
    </>
  );
}

export function MyWorkSkeleton() {
  return (
    <>
      <PageHeader title="What waits for me?">{"\u00a0"}</PageHeader>
      <WorkSkeleton />
    </>
  );
}
