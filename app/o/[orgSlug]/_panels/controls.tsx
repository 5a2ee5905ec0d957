import { Suspense } from "react";

import { countStates } from "@/components/controls/control-filters";
import { type PanelGroup, PanelList, PanelSkeleton } from "@/components/layout/panel";
import { controlsPath } from "@/components/layout/paths";
import { STATE_ORDER, STATE_WORDS } from "@/components/states/state-words";

import { controlsAt, frameworksOf } from "../_data/controls";
import { type OrgPage, pastDay } from "../_data/query";
import { tenant } from "../_data/tenant";

export function ControlsPanel(props: OrgPage) {
  return <Suspense fallback={<PanelSkeleton rows={9} />}><Counts {...props} /></Suspense>;
}

async function Counts({ params, searchParams }: OrgPage) {
  const { orgSlug, organization, me, base, timezone } = await tenant((await params).orgSlug);
  const past = pastDay(await searchParams, timezone, me.now);
  const controls = await controlsAt(orgSlug, past?.moment ?? null);
  const counts = countStates(controls);
  const groups: PanelGroup[] = [
    {
      items: me.reach === "own" ? [{ label: "All mine", href: `${base}/controls`, count: controls.length }] : [
        { label: "All", href: `${base}/controls`, count: controls.length },
        { label: "Mine", href: `${base}/controls?owner=${me.userId}`, count: controls.filter(({ owner }) => owner?.id === me.userId).length },
        { label: "Without owner", href: `${base}/controls?owner=none`, count: controls.filter(({ owner }) => owner === null).length },
      ],
    },
    { label: "By state", items: STATE_ORDER.filter((state) => (counts[state] ?? 0) > 0).map((state) => ({ label: STATE_WORDS[state].word, href: controlsPath(base, { state }), count: counts[state] ?? 0, state })) },
    {
      label: "By framework",
      items: frameworksOf(organization.frameworks).map(({ id, name }) => ({ label: name, href: controlsPath(base, { framework: id }), count: controls.filter(({ requirements }) => requirements.some(({ framework }) => framework === id)).length })),
    },
  ];
  return <PanelList groups={groups.filter(({ items }) => items.length > 0)} />;
}
