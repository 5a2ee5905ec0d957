import type { ReactNode } from "react";

import { OrgQueries } from "@/server/trpc/client";

type QueriesLayoutProps = { children: ReactNode; params: Promise<{ orgSlug: string }> };

/** The layout of a place whose leaves ask and change by tRPC. */
export async function QueriesLayout({ children, params }: QueriesLayoutProps) {
  return <OrgQueries orgSlug={(await params).orgSlug}>{children}</OrgQueries>;
}
