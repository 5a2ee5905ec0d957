import type { Metadata } from "next";
import { Suspense } from "react";

import { windowOf } from "@/components/home/window-choices";
import { WindowPicker } from "@/components/home/window-picker";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { NumbersView } from "@/components/privacy/numbers/numbers-view";
import { roleWord } from "@/components/settings/role-words";
import { buttonVariants, ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { dayIn } from "@/components/ui/time-format";

import { one, type OrgPage, type Query } from "../../_data/query";
import { tenant } from "../../_data/tenant";

export const metadata: Metadata = { title: "Privacy numbers" };
const QUESTION = "Do people get their answers in time?";

export default async function NumbersPage({ params, searchParams }: OrgPage) {
  const { orgSlug } = await params;
  return <Suspense fallback={<><PageHeader title={QUESTION}>{"\u00a0"}</PageHeader><RowsSkeleton label="the numbers" rows={12} rowClassName="h-9" /></>}><Numbers orgSlug={orgSlug} query={await searchParams} /></Suspense>;
}

async function Numbers({ orgSlug, query }: { orgSlug: string; query: Query }) {
  const { caller, me, may, base } = await tenant(orgSlug);
  if (!may("privacy:read")) return <><PageHeader title={QUESTION} /><NoPermission what="the privacy desk" role={roleWord(me.role).toLowerCase()} /></>;
  const settings = await caller.privacy.settings();
  if (!settings) return <><PageHeader title={QUESTION} /><Empty title="There is no privacy desk yet" action={<ButtonLink href={`${base}/privacy`}>To the privacy desk</ButtonLink>}>Numbers come with the first request.</Empty></>;
  const today = dayIn(me.now, settings.zone);
  const window = windowOf({ window: one(query["window"]), from: one(query["from"]), to: one(query["to"]) }, today);
  const numbers = await caller.privacy.numbers({ from: window.from, to: window.to });
  const file = (format: string) => `${base}/files/privacy-numbers/${format}?${new URLSearchParams({ from: window.from, to: window.to })}`;
  const actions = (
    <>
      <a className={buttonVariants({ variant: "secondary" })} href={file("csv")} download>CSV</a>
      <a className={buttonVariants({ variant: "secondary" })} href={file("json")} download>JSON</a>
      <WindowPicker window={window} today={today} timezone={settings.zone} />
    </>
  );
  return (
    <>
      <PageHeader title={QUESTION} actions={actions}>Requests received in the window; one for two rights counts for both. Days are those of {settings.zone}.</PageHeader>
      <NumbersView numbers={numbers} base={base} />
    </>
  );
}
