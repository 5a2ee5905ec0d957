import type { Metadata } from "next";
import { Suspense } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { roleWord } from "@/components/settings/role-words";
import { RowsSkeleton } from "@/components/ui/skeleton";

import { tenant } from "../../_data/tenant";
import { ReportSignature } from "../_components/report-signature";

export const metadata: Metadata = { title: "Report signature" };

type SignaturePageProps = { params: Promise<{ orgSlug: string }> };

export default function SignaturePage({ params }: SignaturePageProps) {
  return (
    <>
      <PageHeader title="Who signs our reports?">Every final report gets a signed copy. Its reader sees that it came from here and that nothing was changed since.</PageHeader>
      <Suspense fallback={<RowsSkeleton label="certificates" rows={3} rowClassName="h-12" />}><Certificates params={params} /></Suspense>
    </>
  );
}

async function Certificates({ params }: SignaturePageProps) {
  const { caller, me, may, timezone, base } = await tenant((await params).orgSlug);
  if (!may("signing:manage")) return <NoPermission what="the report signature" role={roleWord(me.role).toLowerCase()} />;
  return <ReportSignature identities={await caller.signing.list()} hrefPrefix={`${base}/files/signing-certificates/`} timezone={timezone} now={me.now} />;
}
