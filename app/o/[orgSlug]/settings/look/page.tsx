import type { Metadata } from "next";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";

import { tenant } from "../../_data/tenant";
import { OrganizationLook } from "../_components/organization-look";

export const metadata: Metadata = { title: "Look" };

export default async function LookPage({ params }: { params: Promise<{ orgSlug: string }> }) {
  const { caller, me, may, organization } = await tenant((await params).orgSlug);
  return (
    <>
      <PageHeader title="How do our documents look?">A logo and one colour, on the covers of reports and on the public privacy form; the logo on the next version of the status page too. What was made before stays as it is.</PageHeader>
      {may("organization:update") ? <OrganizationLook name={organization.name} look={await caller.organization.look()} /> : <NoPermission what="the look of documents" role={roleWord(me.role).toLowerCase()} />}
    </>
  );
}
