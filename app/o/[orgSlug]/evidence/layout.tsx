import type { ReactNode } from "react";

import { OrgQueries } from "@/server/trpc/client";

import { tenant } from "../_data/tenant";
import { UploadProvider } from "./_upload/upload-provider";

type EvidenceLayoutProps = { children: ReactNode; params: Promise<{ orgSlug: string }> };

export default async function EvidenceLayout({ children, params }: EvidenceLayoutProps) {
  const { orgSlug, base, timezone, may } = await tenant((await params).orgSlug);
  return (
    <OrgQueries orgSlug={orgSlug}>
      <UploadProvider orgSlug={orgSlug} base={base} timezone={timezone} mayPush={may("evidence:push")}>{children}</UploadProvider>
    </OrgQueries>
  );
}
