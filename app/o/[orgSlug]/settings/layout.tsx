import type { ReactNode } from "react";

import { NoPermission } from "@/components/layout/no-permission";
import { roleWord } from "@/components/settings/role-words";

import { QueriesLayout } from "../_components/queries-layout";
import { tenant } from "../_data/tenant";

type SettingsLayoutProps = { children: ReactNode; params: Promise<{ orgSlug: string }> };

/** Settings are the organization's. Who answers for single controls is told so; each page's own queries refuse them too. */
export default async function SettingsLayout({ children, params }: SettingsLayoutProps) {
  const { me, may } = await tenant((await params).orgSlug);
  if (!may("members:read")) return <NoPermission what="settings" role={roleWord(me.role).toLowerCase()} />;
  return <QueriesLayout params={params}>{children}</QueriesLayout>;
}
