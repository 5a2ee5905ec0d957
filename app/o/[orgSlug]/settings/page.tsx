import type { Metadata } from "next";

import { PageHeader } from "@/components/layout/page-header";

import { tenant } from "../_data/tenant";
import { OrganizationSettings } from "./_components/organization-settings";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage({ params }: { params: Promise<{ orgSlug: string }> }) {
  const { organization, may } = await tenant((await params).orgSlug);
  return (
    <>
      <PageHeader title="Who are we?">{may("organization:update") ? "Name and time zone, as reports and deadlines use them." : "Owners and officers can change this."}</PageHeader>
      <OrganizationSettings organization={organization} timezones={Intl.supportedValuesOf("timeZone")} mayUpdate={may("organization:update")} />
    </>
  );
}
