import { RIGHT_WORDS, RIGHTS_SHOWN } from "@/components/privacy/case-words";
import { PanelList } from "@/components/layout/panel";
import { REGISTER_KEYS } from "@/server/domain/registers/keys";
import { REGISTERS } from "@/server/domain/registers/registers";

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
        ...(may("registers:read") ? [{ label: "Registers", items: [{ label: "All registers", href: `${list}/registers` }, ...REGISTER_KEYS.map((key) => ({ label: REGISTERS[key].title, href: `${list}/registers/${key}` }))] }] : []),
        { label: "Desk", items: [{ label: "Systems", href: `${list}/systems` }, { label: "Protocols", href: `${list}/protocols` }, { label: "Numbers", href: `${list}/numbers` }, { label: "Drills", href: `${list}/drills` }, { label: "Settings", href: `${list}/settings` }, { label: "Deadline calculator", href: "/tools/deadline" }] },
      ]}
    />
  );
}
