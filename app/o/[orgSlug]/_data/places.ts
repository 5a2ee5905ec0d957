import type { Place } from "@/components/layout/places";

import type { Tenant } from "./tenant";

/** The rail of this reader: only places that exist, and that their role opens. */
export function placesFor({ base, may }: Tenant): Place[] {
  return [
    may("home:read") ? { key: "home" as const, label: "Home", href: base } : { key: "work" as const, label: "My work", href: base },
    { key: "controls" as const, label: "Controls", href: `${base}/controls` },
    { key: "evidence" as const, label: "Evidence", href: `${base}/evidence` },
    ...(may("audits:read") ? [{ key: "audits" as const, label: "Audits", href: `${base}/audits` }] : []),
    ...(may("privacy:read") ? [{ key: "privacy" as const, label: "Privacy", href: `${base}/privacy` }] : []),
    ...(may("reports:read") ? [{ key: "reports" as const, label: "Reports", href: `${base}/reports` }] : []),
    ...(may("activity:read") ? [{ key: "activity" as const, label: "Activity", href: `${base}/activity` }] : []),
    ...(may("ledger:read") ? [{ key: "ledger" as const, label: "Ledger", href: `${base}/ledger` }] : []),
    ...(may("members:read") ? [{ key: "settings" as const, label: "Settings", href: `${base}/settings` }] : []),
  ];
}
