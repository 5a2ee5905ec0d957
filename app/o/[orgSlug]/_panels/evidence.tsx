import { Suspense } from "react";

import { PanelList, PanelSkeleton } from "@/components/layout/panel";

import { COUNTED_UP_TO } from "@/server/domain/evidence/view";

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
  const waiting = (count: number) => (past ? undefined : { count, countedUpTo: COUNTED_UP_TO });
  return (
    <PanelList
      groups={[
        { items: [{ label: "All", href: `${base}/evidence`, count: of(counts.total), ...(counts.totalUpTo !== null && { countedUpTo: counts.totalUpTo }) }] },
        {
          label: "Waiting",
          items: [
            ...(counts.unreviewed === null ? [] : [{ label: "To review", href: `${base}/evidence?review=unreviewed`, ...waiting(counts.unreviewed) }]),
            { label: "Open questions", href: `${base}/evidence?questions=1`, ...waiting(counts.questions) },
            { label: "Late", href: `${base}/evidence?late=1`, ...waiting(counts.late) },
          ],
        },
      ]}
    />
  );
}
