import { PanelList } from "@/components/layout/panel";

import { tenant } from "../_data/tenant";

export async function SettingsPanel({ params }: { params: Promise<{ orgSlug: string }> }) {
  const { base, may } = await tenant((await params).orgSlug);
  if (!may("members:read")) return null;
  const items = [
    { label: "Organization", href: `${base}/settings` },
    ...(may("organization:update") ? [{ label: "Look", href: `${base}/settings/look` }] : []),
    { label: "Members", href: `${base}/settings/members` },
    ...(may("apiKeys:read") ? [{ label: "API keys", href: `${base}/settings/keys` }] : []),
    { label: "Register", href: `${base}/settings/register` },
    { label: "Catalog", href: `${base}/settings/catalog` },
    ...(may("reports:read") ? [{ label: "System description", href: `${base}/settings/system` }] : []),
    ...(may("signing:manage") ? [{ label: "Report signature", href: `${base}/settings/signature` }] : []),
    ...(may("status:manage") ? [{ label: "Status page", href: `${base}/settings/status` }] : []),
    ...(may("evidence:erase") ? [{ label: "Erasure", href: `${base}/settings/erasure` }] : []),
    ...(may("privacy:read") ? [{ label: "Privacy", href: `${base}/privacy/settings` }] : []),
  ];
  return <PanelList groups={[{ items }]} />;
}
