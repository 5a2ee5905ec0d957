import type { PaletteGroup } from "@/components/layout/command-palette";
import type { Place } from "@/components/layout/places";

const SETTINGS = [
  { id: "page-members", label: "Members and invitations", path: "members", keywords: ["people", "invite", "role"] },
  { id: "page-keys", label: "API keys", path: "keys", keywords: ["token", "pipeline"] },
  { id: "page-register", label: "Register of standing answers", path: "register", keywords: ["facts", "remembered"] },
  { id: "page-catalog", label: "Catalog and frameworks", path: "catalog", keywords: ["soc 2", "gdpr"] },
  { id: "page-system", label: "System description", path: "system", keywords: ["soc 2", "boundaries", "services"] },
  { id: "page-signature", label: "Signature of reports", path: "signature", keywords: ["certificate", "pades", "sign"] },
  { id: "page-status", label: "Status page for customers", path: "status", keywords: ["trust", "nda", "publish"] },
  { id: "page-erasure", label: "Erasure and legal holds", path: "erasure", keywords: ["delete", "gdpr", "art. 17"] },
];

/** Pages and ways to begin something, as this reader may. */
export function paletteGroups(base: string, places: Place[], mayPush: boolean): PaletteGroup[] {
  const open = new Set(places.map(({ key }) => key));
  const pages = places.map(({ key, label, href }) => ({ id: `page-${key}`, label, href }));
  const more = [
    ...(!open.has("work") ? [{ id: "page-work", label: "My work", href: `${base}/work`, keywords: ["mine", "due", "tasks"] }] : []),
    ...(open.has("settings") ? SETTINGS.map(({ path, ...item }) => ({ ...item, href: `${base}/settings/${path}` })) : []),
    { id: "page-organizations", label: "Other organizations", href: "/organizations", keywords: ["switch"] },
  ];
  const begin = [
    ...(mayPush ? [
      { id: "do-upload", label: "Upload evidence", href: `${base}/evidence?upload=1`, keywords: ["file", "add"] },
      { id: "do-hand", label: "Record by hand", href: `${base}/evidence?hand=1`, keywords: ["manual", "zero", "form"] },
    ] : []),
    ...(open.has("home") ? [{ id: "do-review", label: "Evidence to review", href: `${base}/evidence?review=unreviewed` }] : []),
    { id: "do-failing", label: "Failing controls", href: `${base}/controls?state=fail` },
    ...(open.has("audits") ? [{ id: "do-audit", label: "Plan an audit", href: `${base}/audits?new=1`, keywords: ["engagement", "auditor", "invite"] }] : []),
    ...(open.has("privacy") ? [
      { id: "do-request", label: "Record a rights request", href: `${base}/privacy?new=1`, keywords: ["gdpr", "dsar", "access", "erasure"] },
      { id: "do-overdue", label: "Overdue rights requests", href: `${base}/privacy?show=overdue`, keywords: ["deadline", "late"] },
      { id: "page-systems", label: "Systems that hold people’s data", href: `${base}/privacy/systems`, keywords: ["connector", "webhook", "register"] },
      { id: "page-registers", label: "Registers of processing, processors, breaches", href: `${base}/privacy/registers`, keywords: ["ropa", "art 30", "dpia", "transfers", "consents"] },
      { id: "do-breach", label: "Record a data breach", href: `${base}/privacy/registers/breaches/new`, keywords: ["72 hours", "art 33", "incident"] },
      { id: "page-replays", label: "Erased again after a restore", href: `${base}/privacy/replays`, keywords: ["backup", "replay", "erasure"] },
      { id: "page-drills", label: "Drills of rights requests", href: `${base}/privacy/drills`, keywords: ["rehearsal", "planted person", "test", "quarterly"] },
      { id: "page-privacy-numbers", label: "Numbers of the privacy desk", href: `${base}/privacy/numbers`, keywords: ["on time", "statistics", "refusals"] },
      { id: "page-privacy-settings", label: "Settings of the privacy desk", href: `${base}/privacy/settings`, keywords: ["authority", "controller", "public centre"] },
      { id: "page-privacy-protocols", label: "Protocols of the privacy desk", href: `${base}/privacy/protocols`, keywords: ["opendsr", "opengdpr", "shopify", "webhook", "certificate"] },
    ] : []),
    ...(open.has("reports") ? [{ id: "do-report", label: "Make a report", href: `${base}/reports?new=1`, keywords: ["pdf"] }] : []),
  ];
  return [{ title: "Pages", items: [...pages, ...more] }, { title: "Begin", items: begin }];
}
