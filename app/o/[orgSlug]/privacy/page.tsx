import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { caseFiltersFrom } from "@/components/privacy/case-filters";
import { CaseTableSkeleton } from "@/components/privacy/case-table";
import { PublicAddress } from "@/components/privacy/public-address";
import { roleWord } from "@/components/settings/role-words";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { LANGUAGES } from "@/server/domain/privacy/languages";

import { one, type OrgPage, type Query } from "../_data/query";
import { tenant } from "../_data/tenant";
import { CaseList } from "./_components/case-list";
import { RecordRequest } from "./_components/record-request";

export const metadata: Metadata = { title: "Privacy" };
const QUESTION = "Who waits for an answer, and until when?";

export default async function PrivacyPage({ params, searchParams }: OrgPage) {
  const { orgSlug } = await params;
  return <Suspense fallback={<><PageHeader title={QUESTION}>{"\u00a0"}</PageHeader><CaseTableSkeleton /></>}><Desk orgSlug={orgSlug} query={await searchParams} /></Suspense>;
}

async function Desk({ orgSlug, query }: { orgSlug: string; query: Query }) {
  const { caller, me, may, base } = await tenant(orgSlug);
  if (!may("privacy:read")) return <><PageHeader title={QUESTION} /><NoPermission what="the privacy desk" role={roleWord(me.role).toLowerCase()} /></>;
  const settings = await caller.privacy.settings();
  if (!settings) return <First base={base} mayManage={may("privacy:manage")} />;
  const filters = caseFiltersFrom(new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (one(value) ? [[name, one(value) ?? ""]] : []))));
  const list = await caller.privacy.list({ show: filters.show, mine: filters.mine, from: filters.from, ...(filters.right ? { right: filters.right } : {}) });
  // Nothing was ever asked, as far as this looks: an unfiltered list that is empty on its first page, closed ones included.
  const isBare = list.total === 0 && (await caller.privacy.list({ show: "all", size: 1 })).total === 0;
  const record = may("privacy:handle") && <RecordRequest zone={settings.zone} base={base} languages={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))} />;
  return (
    <>
      <PageHeader title={QUESTION} actions={<><ButtonLink href={`${base}/privacy/numbers`}>Numbers</ButtonLink>{record}</>}>Those due first stand at the top. Days are those of {settings.zone}.</PageHeader>
      {isBare ? <Quiet orgSlug={orgSlug} base={base} isOpen={settings.isOpen} /> : <CaseList list={list} filters={filters} zone={settings.zone} base={base} />}
    </>
  );
}

function First({ base, mayManage }: { base: string; mayManage: boolean }) {
  return (
    <>
      <PageHeader title={QUESTION} />
      <Empty title="Say first who answers, and under which law" action={mayManage && <ButtonLink variant="primary" href={`${base}/privacy/settings`}>Set up the privacy desk</ButtonLink>}>
        Every date and every letter follows from it: the controller’s name, the supervisory authority, the country whose holidays count. {mayManage ? "It takes a few minutes." : "Owners and officers can say it."}
      </Empty>
    </>
  );
}

function Quiet({ orgSlug, base, isOpen }: { orgSlug: string; base: string; isOpen: boolean }) {
  return (
    <Empty title="No request yet" action={!isOpen && <ButtonLink href={`${base}/privacy/settings`}>Open the public centre</ButtonLink>}>
      {isOpen ? <><p>People file requests here, without an account. Link it from your privacy notice.</p><PublicAddress path={`/privacy/${orgSlug}`} /></> : <p>The public centre is closed: requests that come by phone, post or e-mail are recorded by hand. Their clock starts when they reach you.</p>}
    </Empty>
  );
}
