import type { Metadata } from "next";
import { Suspense } from "react";

import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { CatalogBrowser } from "@/components/settings/catalog-browser";
import { RowsSkeleton } from "@/components/ui/skeleton";

import { tenant } from "../../_data/tenant";
import { AdoptCatalog } from "../_components/adopt-catalog";

export const metadata: Metadata = { title: "Catalog" };

type CatalogPageProps = { params: Promise<{ orgSlug: string }> };

export default function CatalogPage({ params }: CatalogPageProps) {
  return (
    <>
      <PageHeader title="What do we answer to?" />
      <Suspense fallback={<RowsSkeleton label="the catalog" rows={14} />}><Catalog params={params} /></Suspense>
    </>
  );
}

async function Catalog({ params }: CatalogPageProps) {
  const { caller, organization, may, base } = await tenant((await params).orgSlug);
  const { version, entries, frameworks } = await caller.catalog.entries();
  return (
    <div className="grid grid-cols-1 gap-10">
      <Section title="Frameworks" aside={organization.frameworks.length > 0 ? `adopted from catalog ${organization.catalogVersion}` : "none adopted yet"}>
        <div className="pt-2"><AdoptCatalog choice={organization} frameworks={frameworks} mayUpdate={may("organization:update")} base={base} /></div>
      </Section>
      <Section title="Controls of the catalog" aside="as shipped; your own words stand at each control"><div className="pt-2"><CatalogBrowser entries={entries} frameworks={frameworks} version={version} /></div></Section>
    </div>
  );
}
