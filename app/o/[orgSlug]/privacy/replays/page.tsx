import type { Metadata } from "next";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { Empty } from "@/components/ui/empty";
import { Time } from "@/components/ui/time";

import { tenant } from "../../_data/tenant";

export const metadata: Metadata = { title: "Restores" };

type ReplaysPageProps = { params: Promise<{ orgSlug: string }> };

/** What was erased again after systems were restored. */
export default async function ReplaysPage({ params }: ReplaysPageProps) {
  const { caller, me, may, timezone } = await tenant((await params).orgSlug);
  if (!may("privacy:read")) return <><PageHeader title="What was erased again?" /><NoPermission what="the privacy desk" role={roleWord(me.role).toLowerCase()} /></>;
  const rows = await caller.personErasures.replays();
  return (
    <>
      <PageHeader title="What was erased again after a restore?">A restored system asks who must be erased again, and reports it.</PageHeader>
      {rows.length === 0 ? <Empty title="No system was restored">After a restore run <code>proofroom privacy erasures --since …</code> for the system, erase these people again, and report it with <code>--report</code>.</Empty> : (
        <ul className="grid gap-2">
          {rows.map(({ id, system, since, at, by, tasks, missing }) => (
            <li key={id} className="border-t border-line py-2">
              <bdi className="font-medium">{system}</bdi>: {tasks} tasks done again since <Time iso={since} tz={timezone} withTime />, reported <Time iso={at} tz={timezone} withTime /> by <bdi>{by}</bdi>.
              {missing > 0 && <span className="text-danger"> {missing} are missing in the report.</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
