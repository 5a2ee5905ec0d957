import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { CheckpointTable } from "@/components/ledger/checkpoint-table";
import { GrowthChart, sumOf } from "@/components/ledger/growth-chart";
import { KeyList } from "@/components/ledger/key-list";
import { LogBanner } from "@/components/ledger/log-banner";
import { LogHead } from "@/components/ledger/log-head";
import { LedgerPromises } from "@/components/ledger/promises";
import { SelfCheckReport } from "@/components/ledger/self-check-report";
import { roleWord } from "@/components/settings/role-words";
import { ButtonLink } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count-format";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { OrgQueries } from "@/server/trpc/client";

import { one, type OrgPage } from "../_data/query";
import { tenant } from "../_data/tenant";
import { Anchors } from "./_components/anchors";
import { Head } from "./_components/head";

export const metadata: Metadata = { title: "Ledger" };

const PAGE = 10;
const ANCHORS = 15;

export default async function LedgerPage({ params, searchParams }: OrgPage) {
  const { orgSlug } = await params;
  const query = await searchParams;
  const before = Number(one(query["before"]));
  return (
    <>
      <PageHeader title="Can the record be checked without us?">Every change leaves an entry here. Entries are never changed or removed, and each new end of the log is signed.</PageHeader>
      <Suspense fallback={<RowsSkeleton rows={12} label="the ledger" />}><Log orgSlug={orgSlug} before={Number.isSafeInteger(before) && before > 0 ? before : null} anchorsBefore={one(query["anchors"])?.slice(0, 40) || null} /></Suspense>
    </>
  );
}

type LogProps = { orgSlug: string; before: number | null; anchorsBefore: string | null };

async function Log({ orgSlug, before, anchorsBefore }: LogProps) {
  const { caller, me, may, timezone, base } = await tenant(orgSlug);
  if (!may("ledger:read")) return <NoPermission what="the ledger" role={roleWord(me.role).toLowerCase()} />;
  const [ledger, older, anchors] = await Promise.all([
    caller.ledger.get(), before ? caller.ledger.checkpoints({ before, limit: PAGE }) : null, caller.anchors.list({ limit: ANCHORS, ...(anchorsBefore && { before: anchorsBefore }) }),
  ]);
  const checkpoints = older ?? ledger.checkpoints;
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-6">
      <div><LogBanner ledger={ledger} timezone={timezone} /><Section title="Head"><LogHead ledger={ledger} timezone={timezone} /><OrgQueries orgSlug={orgSlug}><Head ledger={{ origin: ledger.origin, head: ledger.head, keys: ledger.keys }} timezone={timezone} hrefPrefix={`/o/${orgSlug}/files/checkpoints/`} /></OrgQueries></Section></div>
      <Section title="Growth" aside={`${formatCount(sumOf(ledger.growth))} entries in twelve weeks, ${formatCount(sumOf(ledger.growth.slice(-7)))} in the last seven days`}><GrowthChart days={ledger.growth} /></Section>
      <Section title="Last self-check"><SelfCheckReport checks={ledger.checks} timezone={timezone} base={base} /></Section>
      <Section title="Outside anchors" id="anchors" aside="Heads of the ledger that stand where nobody here can change them.">
        <OrgQueries orgSlug={orgSlug}><Anchors key={anchorsBefore} initial={anchors} before={anchorsBefore} limit={ANCHORS} base={base} timezone={timezone} maySeal={may("ledger:seal")} mayTakePack={may("packs:read")} /></OrgQueries>
      </Section>
      <Section title="What can be proven"><LedgerPromises anchored={ledger.anchored !== null} /></Section>
      <Section title="Keys" aside="Give it to an auditor by another way than this page."><KeyList keys={ledger.keys} /></Section>
      <Section title="Checkpoints" id="checkpoints">
        <CheckpointTable rows={checkpoints.rows} timezone={timezone} hrefPrefix={`/o/${orgSlug}/files/checkpoints/`} />
        <div className="mt-2 flex gap-2">
          {before && <ButtonLink size="sm" href={`${base}/ledger#checkpoints`}>Newest</ButtonLink>}
          {checkpoints.before !== null && <ButtonLink size="sm" href={`${base}/ledger?before=${checkpoints.before}#checkpoints`}>Older</ButtonLink>}
        </div>
      </Section>
    </div>
  );
}
