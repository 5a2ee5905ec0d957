import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { PublicAddress } from "@/components/privacy/public-address";
import { roleWord } from "@/components/settings/role-words";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { COUNTRIES, COUNTRY_CODES } from "@/server/domain/privacy/countries";
import { regionsOf } from "@/server/domain/privacy/holidays";

import { tenant } from "../../_data/tenant";
import { HandOver } from "../_components/hand-over";
import { PrivacySettings } from "../_components/privacy-settings";

export const metadata: Metadata = { title: "Privacy settings" };

type PrivacySettingsPageProps = { params: Promise<{ orgSlug: string }> };

export default function PrivacySettingsPage({ params }: PrivacySettingsPageProps) {
  return (
    <>
      <PageHeader title="Who answers, and under which law?">Dates and letters follow from this. A change counts for requests that come after it; cases keep the law they came under.</PageHeader>
      <Suspense fallback={<RowsSkeleton label="the settings" rows={14} rowClassName="h-14" />}><Settings params={params} /></Suspense>
    </>
  );
}

async function Settings({ params }: PrivacySettingsPageProps) {
  const { caller, me, may, orgSlug } = await tenant((await params).orgSlug);
  if (!may("privacy:read")) return <NoPermission what="the privacy desk" role={roleWord(me.role).toLowerCase()} />;
  const settings = await caller.privacy.settings();
  const places = COUNTRY_CODES.map((value) => ({ value, label: COUNTRIES[value].name, zone: COUNTRIES[value].zone, regions: Object.entries(regionsOf(value)).map(([region, label]) => ({ value: region, label })) }));
  return (
    <>
      {settings?.isOpen && <div className="mb-6"><p>The public centre is open at</p><PublicAddress path={`/privacy/${orgSlug}`} /></div>}
      <PrivacySettings settings={settings} places={places} timezones={Intl.supportedValuesOf("timeZone")} mayManage={may("privacy:manage")} />
      {settings && <div className="mt-10"><HandOver {...await caller.privacy.handOver()} zone={settings.zone} mayManage={may("privacy:manage")} /></div>}
    </>
  );
}
