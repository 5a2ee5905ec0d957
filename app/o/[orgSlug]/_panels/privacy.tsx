import { RIGHT_WORDS, RIGHTS_SHOWN } from "@/components/privacy/case-words";
import { PanelList } from "@/components/layout/panel";

import { tenant } from "../_data/tenant";

export async function PrivacyPanel({ params }: { params: Promise<{ orgSlug: string }> }) {
  const { base, may } = await tenant((await params).orgSlug);
  if (!may("privacy:read")) return null;
  const list = `${base}/privacy`;
  return (
    <PanelList
      groups={[
        { items: [{ label: "Open", href: list }, { label: "Mine", href: `${list}?mine=1` }, { label: "Overdue", href: `${list}?show=overdue` }, { label: "Closed", href: `${list}?show=closed` }, { label: "All", href: `${list}?show=all` }] },
        { label: "By right", items: RIGHTS_SHOWN.map((right) => ({ label: RIGHT_WORDS[right].word, href: `${list}?right=${right}` })) },
        { label: "Desk", items: [{ label: "Numbers", href: `${list}/numbers` }, { label: "Settings", href: `${list}/settings` }, { label: "Deadline calculator", href: "/tools/deadline" }] },
      ]}
    />
  );
}
