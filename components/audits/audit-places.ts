import type { Place } from "@/components/layout/places";

/** The rail of the audit room. */
export function auditPlaces(base: string): Place[] {
  return [
    { key: "controls", label: "Controls", href: base },
    { key: "requests", label: "Requests", href: `${base}/requests` },
    { key: "findings", label: "Findings", href: `${base}/findings` },
    { key: "samples", label: "Samples", href: `${base}/samples` },
    { key: "reports", label: "Reports", href: `${base}/reports` },
    { key: "people", label: "People", href: `${base}/people` },
  ];
}
