import { Suspense } from "react";

import { PanelList, PanelSkeleton } from "@/components/layout/panel";

import { evidenceCounts } from "../_data/evidence";
import { type OrgPage, pastDay } from "../_data/query";
import { tenant } from "../_data/tenant";

export function EvidencePanel(props: OrgPage) {
  return <Suspense fallback={<PanelSkeleton rows={4} />}><Counts {...props} /></Suspense>;
}

async function Counts({ params, searchParams }: OrgPage) {
  const { orgSlug, base, me, timezone } = await tenant((await params).orgSlug);
  const past = pastDay(await searchParams, timezone, me.now);
  const counts = await evidenceCounts(orgSlug);
  // The counts are of now; on a past day the entries stand without them.
  const of = (count: number) => (past ? undefined : count);
  return (
    <PanelList
      groups={[
        { items: [{ label: "All", href: `${base}/evidence`, count: counts.countedAll ? of(counts.total) : undefined }] },
        {
          label: counts.countedAll ? "Waiting" : "Waiting, in the newest 1,000",
          items: [
            { label: "To review", href: `${base}/evidence?review=unreviewed`, count: of(counts.unreviewed) },
            { label: "Open questions", href: `${base}/evidence?questions=1`, count: of(counts.questions) },
            { label: "Late", href: `${base}/evidence?late=1`, count: of(counts.late) },
          ],
        },
      ]}
    />
  );
}
