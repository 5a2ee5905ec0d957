import type { Crumb } from "@/components/layout/breadcrumb";

const PLACES: Record<string, string> = { controls: "Controls", evidence: "Evidence", privacy: "Privacy", reports: "Reports", activity: "Activity", ledger: "Ledger", settings: "Settings" };
const SETTINGS: Record<string, string> = { members: "Members", keys: "API keys", register: "Register", catalog: "Catalog" };

function segmentsOf(pathname: string, base: string): string[] {
  return pathname.slice(base.length).split("/").filter(Boolean);
}

/** Where one is, from the address; a page may name its own last crumb. */
export function crumbsOf(pathname: string, base: string, label: string | null): Crumb[] {
  const [place, rest] = segmentsOf(pathname, base);
  if (!place) return [{ label: "Home" }];
  const first: Crumb = { label: PLACES[place] ?? "Page", href: `${base}/${place}` };
  if (!rest) return [first];
  const named = place === "settings" ? SETTINGS[rest] : place === "privacy" && rest === "settings" ? "Settings" : place === "controls" ? decodeURIComponent(rest) : null;
  return [first, { label: label ?? named ?? "…" }];
}

export function panelTitleOf(pathname: string, base: string): string | null {
  const [place] = segmentsOf(pathname, base);
  return place && place in PLACES && place !== "reports" && place !== "activity" && place !== "ledger" ? (PLACES[place] ?? null) : null;
}

/** Places that can be shown as they stood on a past day. */
export function hasPast(pathname: string, base: string): boolean {
  const [place] = segmentsOf(pathname, base);
  return place === undefined || place === "controls" || place === "evidence";
}
