import type { Crumb } from "@/components/layout/breadcrumb";
import type { PlaceKey } from "@/components/layout/places";
import { REGISTER_KEYS } from "@/server/domain/registers/keys";
import { REGISTERS } from "@/server/domain/registers/registers";

const PLACES: Record<string, string> = { work: "My work", controls: "Controls", evidence: "Evidence", audits: "Audits", privacy: "Privacy", reports: "Reports", activity: "Activity", ledger: "Ledger", settings: "Settings" };
const DESK: Record<string, string> = { settings: "Settings", systems: "Systems", registers: "Registers", protocols: "Protocols", numbers: "Numbers", replays: "Restores", drills: "Drills" };
const WITH_PANEL = new Set(["controls", "evidence", "audits", "privacy", "settings"]);
const SETTINGS: Record<string, string> = { look: "Look", system: "System description", members: "Members", keys: "API keys", register: "Register", catalog: "Catalog", signature: "Report signature", status: "Status page", erasure: "Erasure" };

function segmentsOf(pathname: string, base: string): string[] {
  return pathname.slice(base.length).split("/").filter(Boolean);
}

/** Where one is, from the address; a page may name its own last crumb. */
export function crumbsOf(pathname: string, base: string, names: { home: string; page: string | null }): Crumb[] {
  const [place, rest, third, fourth] = segmentsOf(pathname, base);
  if (!place) return [{ label: names.home }];
  const first: Crumb = { label: PLACES[place] ?? "Page", href: `${base}/${place}` };
  if (!rest) return [first];
  const named = place === "settings" ? SETTINGS[rest] : place === "privacy" ? DESK[rest] : place === "controls" ? decodeURIComponent(rest) : null;
  if (place === "privacy" && rest === "registers" && third) {
    const register = REGISTER_KEYS.find((key) => key === third);
    const all: Crumb = { label: "Registers", href: `${base}/privacy/registers` };
    return [first, all, ...(fourth && register ? [{ label: REGISTERS[register].title, href: `${base}/privacy/registers/${third}` }] : []), { label: (fourth === "new" ? "New" : names.page) ?? "…" }];
  }
  if (place === "privacy" && rest === "drills" && third) return [first, { label: "Drills", href: `${base}/privacy/drills` }, { label: names.page ?? "…" }];
  return [first, { label: names.page ?? named ?? "…" }];
}

export function panelTitleOf(pathname: string, base: string): string | null {
  const [place] = segmentsOf(pathname, base);
  return place !== undefined && WITH_PANEL.has(place) ? (PLACES[place] ?? null) : null;
}

/** Places that can be shown as they stood on a past day. Of work only what waits now is known. */
export function hasPast(pathname: string, base: string, first: PlaceKey | undefined): boolean {
  const [place = first] = segmentsOf(pathname, base);
  return place === "home" || place === "controls" || place === "evidence";
}
