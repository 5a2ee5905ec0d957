import { PanelList } from "@/components/layout/panel";

import { tenant } from "../_data/tenant";

/** Audits listed by name, the newest first. */
const LISTED = 12;

/** Every audit, and the parts of the one that is open. */
export async function AuditsPanel({ params }: { params: Promise<{ orgSlug: string; id?: string }> }) {
  const { orgSlug, id } = await params;
  const { base, may, caller } = await tenant(orgSlug);
  if (!may("audits:read")) return null;
  const audits = await caller.engagements.list();
  const open = audits.find((audit) => audit.id === id);
  const parts = open ? [{ label: "Overview", href: `${base}/audits/${open.id}` }, ...["Requests", "Findings", "Samples"].map((label) => ({ label, href: `${base}/audits/${open.id}/${label.toLowerCase()}` }))] : [];
  return (
    <PanelList
      groups={[
        { items: [{ label: "All audits", href: `${base}/audits` }] },
        ...(open ? [{ label: `${open.reference} ${open.name}`, items: parts }] : []),
        ...(audits.length > (open ? 1 : 0) ? [{ label: open ? "Others" : "By name", items: audits.filter((audit) => audit !== open).slice(0, LISTED).map((audit) => ({ label: audit.name, href: `${base}/audits/${audit.id}` })) }] : []),
      ]}
    />
  );
}
